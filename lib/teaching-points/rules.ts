import { type Day, formatDay } from "@/lib/core/dates";
import { inForceOn, type PlaqueTerm } from "./plaques/rules";

/** How a point stands: it has a plaque in force, had one, or has none yet. */
export type PointState = "IN_FORCE" | "WITHDRAWN" | "NOT_AWARDED";

/** How the states are called in the office. */
export const POINT_STATE_LABELS: Record<PointState, string> = {
  IN_FORCE: "在册",
  WITHDRAWN: "已摘牌",
  NOT_AWARDED: "未授牌",
};

/** The state of a point on a day. A plaque that is awarded later does not count yet. */
export function pointStateOn(plaques: readonly PlaqueTerm[], day: Day): PointState {
  if (plaques.some((plaque) => inForceOn(plaque, day))) return "IN_FORCE";
  return plaques.some((plaque) => plaque.awardedOn <= day) ? "WITHDRAWN" : "NOT_AWARDED";
}

/** Why a point with these plaques cannot be archived, as a sentence, or null: they must have ended before today. */
export function refusalOfPlaques(plaques: readonly PlaqueTerm[], today: Day): string | null {
  const standing = plaques.find(({ withdrawnOn }) => withdrawnOn === null || withdrawnOn >= today);
  if (!standing) return null;
  return standing.withdrawnOn
    ? `这个教学点的授牌到${formatDay(standing.withdrawnOn)}才结束，之后才能归档。`
    : "这个教学点还有授牌，请先摘牌再归档。";
}
