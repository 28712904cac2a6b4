import { type Day, formatTerm } from "@/lib/core/dates";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";
import type { AppointmentCategory } from "@/prisma/generated/enums";
import { SampleMark } from "./sample-mark";

type Appointment = { category: AppointmentCategory; termStart: Day; termEnd: Day | null; isSample: boolean };

/** As what, and for how long. `kind` is 讲师 or 讲师团. */
export function AppointmentTerms({
  appointments,
  kind,
}: {
  appointments: readonly Appointment[];
  kind: "讲师" | "讲师团";
}) {
  return appointments.map(({ category, termStart, termEnd, isSample }) => (
    <p key={termStart}>
      {CATEGORY_LABELS[category]}
      {kind}，聘期{formatTerm(termStart, termEnd)}
      <SampleMark isSample={isSample} />
    </p>
  ));
}
