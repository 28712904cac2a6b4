import { addDays, type Day } from "@/lib/core/dates";
import type { Viewer } from "@/lib/core/viewer";
import { countPendingProposals } from "@/lib/lecturers/appointments/proposals/queries";
import { countEndingSoon } from "@/lib/lecturers/appointments/queries";

/** So many days ahead the office starts to think about renewals. */
export const DAYS_AHEAD = 60;

/** What waits for the office on a day: proposals to decide, and appointments that end soon and are not renewed. */
export async function countWaiting(
  viewer: Viewer,
  today: Day,
): Promise<{ proposals: number; ending: number; until: Day }> {
  const until = addDays(today, DAYS_AHEAD);
  const [proposals, ending] = await Promise.all([countPendingProposals(viewer), countEndingSoon(viewer, today, until)]);
  return { proposals, ending, until };
}
