import { expect, test } from "vitest";
import type { Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import { aViewer } from "@/lib/testing/accounts";
import { inRollback } from "@/lib/testing/rollback";
import { aPlaque, aTeachingPoint } from "@/lib/testing/teaching-points";
import { withdrawPlaque } from "./plaques/commands";
import { plaqueTerm } from "./plaques/term";
import { listPointOptions, listTeachingPoints, type PointFilter } from "./queries";
import { pointStateOn } from "./rules";

const TODAY = "2025-06-01";

/** Four points: in force, withdrawn at the end of 2024, to be awarded later, never awarded. */
async function fourPoints(tx: Tx, viewer: Viewer) {
  const made = [];
  for (const name of ["甲", "乙", "丙", "丁"]) made.push(await aTeachingPoint(tx, { name: `查找用${name}点` }));
  const [standing, ended, later, never] = made.map(({ id }) => id);
  await aPlaque(tx, standing!, { batch: 2, awardedOn: "2025-02-20" });
  const { id, version } = await aPlaque(tx, ended!, { batch: 1, awardedOn: "2020-07-01" });
  await withdrawPlaque(tx, viewer, { id, version, withdrawnOn: "2024-12-31", reason: "试" });
  await aPlaque(tx, later!, { batch: 3, awardedOn: "2025-12-01" });
  return { standing: standing!, ended: ended!, later: later!, never: never! };
}

async function found(tx: Tx, viewer: Viewer<"records.view">, filter: PointFilter): Promise<number[]> {
  const page = { skip: 0, take: 50, order: "name", today: TODAY } as const;
  const { rows, total } = await listTeachingPoints(viewer, { text: "查找用", ...filter }, page, tx);
  expect(rows).toHaveLength(total);
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

test("the state in SQL and the rule agree", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const { standing, ended, later, never } = await fourPoints(tx, viewer);
    expect(await found(tx, viewer, { state: "IN_FORCE" })).toEqual([standing]);
    expect(await found(tx, viewer, { state: "WITHDRAWN" })).toEqual([ended]);
    expect(await found(tx, viewer, { state: "NOT_AWARDED" })).toEqual([later, never]);
    for (const id of [standing, ended, later, never]) {
      const plaques = await tx.plaque.findMany({ where: { teachingPointId: id } });
      expect(await found(tx, viewer, { state: pointStateOn(plaques.map(plaqueTerm), TODAY) })).toContain(id);
    }
  }));

test("a figure of the summary leads to the points behind it, archived ones among them", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const { standing, ended, later } = await fourPoints(tx, viewer);
    await tx.teachingPoint.update({ where: { id: ended }, data: { archivedAt: new Date(), archiveReason: "试" } });
    expect(await found(tx, viewer, { inForceOn: "2024-12-31" })).toEqual([ended]);
    expect(await found(tx, viewer, { inForceOn: "2025-12-31" })).toEqual([standing, later]);
    expect(await found(tx, viewer, { inForceOn: "2025-12-31", batch: 3 })).toEqual([later]);
    expect(await found(tx, viewer, { awardedIn: 2025 })).toEqual([standing, later]);
    expect(await found(tx, viewer, { withdrawnIn: 2024 })).toEqual([ended]);
    expect(await found(tx, viewer, { state: "ARCHIVED" })).toEqual([ended]);
    expect(await found(tx, viewer, { batch: 1 })).toEqual([]);
  }));

test("a point is found by its name, its initials and its host; strange signs find nothing and break nothing", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const host = await tx.organization.create({
      data: { name: "月湖承载公司", nameInitials: "yhczgs", kind: "HOST_UNIT" },
    });
    const { id } = await aTeachingPoint(tx, { name: "查找用雕塑园", hostOrganizationId: host.id });
    for (const text of ["雕塑", "czydsy", "ZYDS", "月湖承载"]) {
      expect(await found(tx, viewer, { text }), text).toEqual([id]);
    }
    for (const text of ["\u0000", "'; --", "字".repeat(10_000)]) await found(tx, viewer, { text });
    for (const text of ["%", "_", "查_用"]) expect(await found(tx, viewer, { text })).toEqual([]);
    const option = (await listPointOptions(viewer, TODAY, tx)).find(({ value }) => value === String(id));
    expect(option).toMatchObject({ label: "查找用雕塑园", hint: "月湖承载公司，未授牌", keywords: "czydsy" });
  }));
