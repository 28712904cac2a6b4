import { type Day, formatDay } from "@/lib/core/dates";

/** From when to when somebody belongs to a team; null: not known, or open. */
export type MembershipTerm = { startsOn: Day | null; endsOn: Day | null };

/** Whether somebody belongs to the team on a day. A beginning that is not known lies before every day. */
export function isMemberOn({ startsOn, endsOn }: MembershipTerm, day: Day): boolean {
  return (startsOn === null || startsOn <= day) && (endsOn === null || endsOn >= day);
}

/** Why a membership cannot end on this day, as a sentence, or null. `endsOn` is the last day. */
export function refusalToEnd(term: MembershipTerm, endsOn: Day): string | null {
  if (term.endsOn) return `这一成员关系已于${formatDay(term.endsOn)}结束。`;
  if (term.startsOn && endsOn < term.startsOn) return `结束日期不能早于开始日期（${formatDay(term.startsOn)}）。`;
  return null;
}

/** From when to when, as people read it; what is not known is said. */
export function formatMembership({ startsOn, endsOn }: MembershipTerm): string {
  if (!startsOn) return endsOn ? `开始日期未记录，至${formatDay(endsOn)}` : "开始日期未记录";
  return endsOn ? `${formatDay(startsOn)}至${formatDay(endsOn)}` : `${formatDay(startsOn)}起`;
}
