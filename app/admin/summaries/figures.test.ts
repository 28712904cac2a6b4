import fc from "fast-check";
import { expect, test } from "vitest";
import { listCeremonies } from "@/lib/ceremonies/queries";
import { SYSTEM } from "@/lib/core/audit";
import { addDays, dayInShanghai } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import { readFigures } from "@/lib/figures/public";
import { endAppointment } from "@/lib/lecturers/appointments/commands";
import { listAppointments } from "@/lib/lecturers/appointments/queries";
import { whereInForce } from "@/lib/lecturers/appointments/where";
import { readPublicCounts } from "@/lib/lecturers/public";
import { readYearlySummary } from "@/lib/summaries/queries";
import { periodOf } from "@/lib/summaries/rules";
import { listTeachingPoints } from "@/lib/teaching-points/queries";
import { aViewer } from "@/lib/testing/accounts";
import { inRollback } from "@/lib/testing/rollback";
import { loadSchool } from "@/prisma/seed/article";
import { loadSamples } from "@/prisma/seed/samples";
import { appointmentFilterIn } from "../appointments/_components/appointment-filter";
import { listFromAddress } from "../teaching-points/_components/list-address";

test("a figure, the records it leads to, the home page and the public list of lecturers count the same on any day", () =>
  inRollback(async (tx) => {
    await loadSamples(tx, await loadSchool(tx));
    const inForce = { ...whereInForce("2025-06-30"), teamId: null };
    const { id, version } = await tx.appointment.findFirstOrThrow({ where: inForce });
    await endAppointment(tx, SYSTEM, { id, version, endReason: "RESIGNATION", endedOn: "2025-08-31", note: "调离" });
    const viewer = await aViewer(tx);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -400, max: 800 }), async (days) => {
        const asOf = addDays("2025-06-30", days);
        const { chapters } = await readYearlySummary(tx, periodOf(asOf.slice(0, 4), asOf)!);
        const figures = chapters.flatMap((chapter) => chapter.figures);
        for (const { key, value, href } of figures) {
          expect(await countBehind(viewer, new URL(href, "http://x"), tx), `${key} on ${asOf}`).toBe(value);
        }
        const value = (key: string) => figures.find((figure) => figure.key === key)?.value;
        const home = await readFigures(asOf, tx);
        expect(home.teams.count).toBe(value("teams-in-force"));
        expect(home.points.count).toBe(value("points-in-force"));
        for (const { batch, count } of home.batches) expect(count).toBe(value(`points-in-force-${batch}`));
        for (const { category, count } of home.lecturers) expect(count).toBe(value(`lecturers-in-force-${category}`));
        for (const { category, appointed } of await readPublicCounts(asOf, tx)) {
          expect(appointed).toBe(value(`lecturers-in-force-${category}`));
        }
      }),
      { numRuns: 10 },
    );
  }));

/** How many records the list under an address shows. */
async function countBehind(viewer: Viewer<"records.view">, { pathname, searchParams }: URL, tx: Tx): Promise<number> {
  const params = Object.fromEntries(searchParams);
  const range = { skip: 0, take: 1 };
  if (pathname === "/admin/appointments") {
    return (await listAppointments(viewer, appointmentFilterIn(params), range, tx)).total;
  }
  if (pathname === "/admin/teaching-points") {
    const { filter, order } = listFromAddress(params);
    return (await listTeachingPoints(viewer, filter, { ...range, order, today: dayInShanghai() }, tx)).total;
  }
  expect(pathname).toBe("/admin/ceremonies");
  return (await listCeremonies(viewer, { year: Number(params.year) }, range, tx)).total;
}
