import { addDays, type Day } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { may, type Viewer } from "@/lib/core/viewer";
import { countPendingProposals } from "@/lib/lecturers/appointments/proposals/queries";
import { countEndingSoon } from "@/lib/lecturers/appointments/queries";
import { getSettings } from "@/lib/settings/queries";

/** So many days ahead the office starts to think about renewals. */
export const DAYS_AHEAD = 60;

type Waiting = { proposals: number; excludesOwn: boolean; ending: number; until: Day };

/**
 * What waits for the office on a day: proposals to decide, and appointments that end soon and are not renewed. A leader's own
 * proposals wait for another leader, so to them they do not count, unless the settings let one person do both.
 */
export async function countWaiting(viewer: Viewer<"records.view">, today: Day, client: Tx = db): Promise<Waiting> {
  const until = addDays(today, DAYS_AHEAD);
  const { smallSchool } = await getSettings(client);
  const excludesOwn = may(viewer, "appointments.approve") && smallSchool !== "yes";
  const exceptOf = excludesOwn ? viewer.accountId : undefined;
  const [proposals, ending] = [
    await countPendingProposals(viewer, { exceptOf }, client),
    await countEndingSoon(viewer, today, until, client),
  ];
  return { proposals, excludesOwn, ending, until };
}
