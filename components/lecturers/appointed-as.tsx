import { Badge } from "@/components/ui/badge";
import { formatDay, toDay } from "@/lib/core/dates";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";
import type { AppointmentCategory } from "@/prisma/generated/enums";

type InForce = { category: AppointmentCategory; termEnd: Date | null; endedOn: Date | null };

/** The category of the appointment in force, or that there is none. */
export function AppointedAs({ inForce }: { inForce: InForce | null | undefined }) {
  return inForce ? <Badge tone="ok">{CATEGORY_LABELS[inForce.category]}</Badge> : <Badge>无在聘</Badge>;
}

/** The last day of the appointment in force, as printed or brought forward; nothing when there is none. */
export function appointedUntil(inForce: InForce | null | undefined): string | null {
  if (!inForce) return null;
  const last = inForce.endedOn ?? inForce.termEnd;
  return last ? formatDay(toDay(last)) : "长期";
}
