import { choiceIn, pageIn, textIn } from "@/lib/core/address";
import { PUBLIC_STATE_LABELS, type PublicState } from "@/lib/core/record-state";
import { ROUTE_ORDERS, type RouteFilter, type RouteOrder } from "@/lib/teaching-points/routes/queries";
import { COLORS } from "@/lib/teaching-points/routes/themes/schema";

type Held = Record<string, string | string[] | undefined>;

const STATES = Object.keys(PUBLIC_STATE_LABELS) as PublicState[];
const ORDERS = Object.keys(ROUTE_ORDERS) as RouteOrder[];

/** What the address of the list asks for. */
export function listFromAddress(params: Held): {
  filter: RouteFilter;
  order: RouteOrder;
  range: ReturnType<typeof pageIn>;
} {
  return {
    filter: {
      text: textIn(params.q),
      color: choiceIn(params.color, COLORS),
      state: choiceIn(params.state, STATES),
    },
    order: choiceIn(params.sort, ORDERS) ?? "color",
    range: pageIn(params.page),
  };
}
