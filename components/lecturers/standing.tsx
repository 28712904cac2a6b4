import { Badge, type BadgeTone } from "@/components/ui/badge";
import { type Day, formatDay, toDay, toDayOrNull } from "@/lib/core/dates";
import { standingOn } from "@/lib/lecturers/appointments/rules";
import { END_REASON_LABELS } from "@/lib/lecturers/appointments/schema";
import type { EndReason } from "@/prisma/generated/enums";

type AppointmentRow = { termStart: Date; termEnd: Date | null; endedOn: Date | null; endReason: EndReason | null };

const LABELS = { FUTURE: "未到聘期", IN_FORCE: "在聘", ENDED: "已结束", EXPIRED: "期满" } as const;
const TONES: Record<keyof typeof LABELS, BadgeTone> = {
  FUTURE: "warn",
  IN_FORCE: "ok",
  ENDED: "danger",
  EXPIRED: "neutral",
};

/** How an appointment stands today, in words; an early ending with its day and reason. */
export function Standing({ appointment, today }: { appointment: AppointmentRow; today: Day }) {
  const endedOn = toDayOrNull(appointment.endedOn);
  const standing = standingOn(
    { termStart: toDay(appointment.termStart), termEnd: toDayOrNull(appointment.termEnd), endedOn },
    today,
  );
  return (
    <>
      <Badge tone={TONES[standing]}>{LABELS[standing]}</Badge>
      {endedOn && appointment.endReason && (
        <span className="block text-xs text-ink-soft">
          {END_REASON_LABELS[appointment.endReason]}，最后一天 {formatDay(endedOn)}
        </span>
      )}
    </>
  );
}
