import { type Day, formatTerm } from "@/lib/core/dates";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";
import type { AppointmentCategory } from "@/prisma/generated/enums";

type Appointment = { category: AppointmentCategory; termStart: Day; termEnd: Day | null };

/** As what, and for how long. `kind` is 讲师 or 讲师团. */
export function AppointmentTerms({
  appointments,
  kind,
}: {
  appointments: readonly Appointment[];
  kind: "讲师" | "讲师团";
}) {
  return appointments.map(({ category, termStart, termEnd }) => (
    <p key={termStart}>
      {CATEGORY_LABELS[category]}
      {kind}，聘期{formatTerm(termStart, termEnd)}
    </p>
  ));
}
