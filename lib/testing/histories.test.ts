import type { Client } from "pg";
import { expect, test } from "vitest";
import { withClient } from "@/bin/lib/database.mjs";
import { db } from "@/lib/core/db";
import { ownDatabase } from "./databases";
import { playHistories } from "./histories";
import { brokenInvariants } from "./invariants";

test("after twenty clients did what came to their mind at the same time, everything promised holds", async () => {
  const history = await playHistories(20, (acts) => acts >= 600);
  expect(await brokenInvariants(history)).toEqual([]);
  // A history that changes nothing, or meets nobody, shows nothing.
  expect(history.done.size).toBeGreaterThan(8);
  expect(history.refused).toBeGreaterThan(20);
}, 60_000);

test("what is broken is found: two plaques on one day, an act nobody recorded", async () => {
  const history = await playHistories(4, (acts) => acts >= 200);
  await withClient(ownDatabase().ownerUrl, (owner: Client) =>
    owner.query(`ALTER TABLE "Plaque" DROP CONSTRAINT "plaque_no_overlap"`),
  );
  const [point] = history.pool.points;
  for (const batch of [1, 2])
    await db.$executeRaw`INSERT INTO "Plaque" ("teachingPointId", "batch", "awardedOn") VALUES (${point}, ${batch}, '2030-01-01')`;
  history.done.set("course.published", (history.done.get("course.published") ?? 0) + 1);
  const broken = (await brokenInvariants(history)).join("\n");
  expect(broken).toContain("two plaques on one day");
  expect(broken).toMatch(/course\.published was done/);
}, 60_000);
