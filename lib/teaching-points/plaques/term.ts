import { toDay, toDayOrNull } from "@/lib/core/dates";
import type { PlaqueTerm } from "./rules";

/** A plaque as loaded from the database, brought to the days the rules speak of. */
export function plaqueTerm({ awardedOn, withdrawnOn }: { awardedOn: Date; withdrawnOn: Date | null }): PlaqueTerm {
  return { awardedOn: toDay(awardedOn), withdrawnOn: toDayOrNull(withdrawnOn) };
}
