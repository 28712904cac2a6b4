import { choiceIn, numberIn, pageIn, textIn } from "@/lib/core/address";
import { isDay } from "@/lib/core/dates";
import { POINT_ORDERS, type PointFilter, type PointOrder } from "@/lib/teaching-points/queries";
import { TEACHING_POINT_TYPES } from "@/lib/teaching-points/schema";

type Held = Record<string, string | string[] | undefined>;

/** What the address of the list asks for. The names on, awarded and withdrawn are those that the yearly summary links to. */
export function listFromAddress(params: Held): {
  filter: PointFilter;
  order: PointOrder;
  range: ReturnType<typeof pageIn>;
} {
  const on = textIn(params.on);
  return {
    filter: {
      text: textIn(params.q),
      type: choiceIn(params.type, TEACHING_POINT_TYPES),
      state: choiceIn(params.state, ["IN_FORCE", "WITHDRAWN", "NOT_AWARDED", "ARCHIVED"]),
      batch: numberIn(params.batch, 1, 999),
      inForceOn: on && isDay(on) ? on : undefined,
      awardedIn: numberIn(params.awarded, 1900, 2199),
      withdrawnIn: numberIn(params.withdrawn, 1900, 2199),
    },
    order: choiceIn(params.sort, Object.keys(POINT_ORDERS) as PointOrder[]) ?? "name",
    range: pageIn(params.page),
  };
}
