import { type Day, formatDay } from "@/lib/core/dates";

/** A plaque in time; `withdrawnOn` is its last day in force. */
export type PlaqueTerm = { awardedOn: Day; withdrawnOn: Day | null };

/** Whether a plaque is in force on a day: awardedOn ≤ day and withdrawnOn ≥ day, or not withdrawn. */
export function inForceOn({ awardedOn, withdrawnOn }: PlaqueTerm, day: Day): boolean {
  return awardedOn <= day && (withdrawnOn === null || withdrawnOn >= day);
}

/** A point that is to get a plaque. */
export type PointToAward = {
  name: string;
  archived: boolean;
  plaques: readonly (PlaqueTerm & { batch: number })[];
};

/**
 * Why a point cannot get a plaque on a day, as a sentence with its name, or null. A new plaque has no end, so every plaque
 * still in force on that day or awarded after it stands in its way.
 */
export function refusalToAward({ name, archived, plaques }: PointToAward, awardedOn: Day): string | null {
  if (archived) return `${name}已归档，不能授牌；需要时请先恢复。`;
  const clash = plaques.find(({ withdrawnOn }) => withdrawnOn === null || withdrawnOn >= awardedOn);
  if (!clash) return null;
  const known = `第${clash.batch}批，${formatDay(clash.awardedOn)}授牌`;
  return clash.withdrawnOn
    ? `${name}的上一块牌（${known}）到${formatDay(clash.withdrawnOn)}才摘下，请选之后的日期。`
    : `${name}已有授牌（${known}），先摘牌才能再授牌。`;
}

/** Why a plaque cannot be withdrawn with this last day, as a sentence, or null. */
export function refusalToWithdraw({ awardedOn, withdrawnOn }: PlaqueTerm, lastDay: Day): string | null {
  if (withdrawnOn) return `这块牌已摘下（最后一天为${formatDay(withdrawnOn)}）。`;
  return lastDay < awardedOn ? `最后一天不能早于授牌日期（${formatDay(awardedOn)}）。` : null;
}
