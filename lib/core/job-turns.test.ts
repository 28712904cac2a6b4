import { expect, test } from "vitest";
import { db } from "./db";
import { takeTurn } from "./job-turns";

test("of many servers reminded at once, one does the job", async () => {
  const turns = await Promise.all(Array.from({ length: 8 }, () => takeTurn("sweep", 50)));
  expect(turns.filter(Boolean)).toHaveLength(1);
});

test("the next turn comes when its time is over, and another job has its own", async () => {
  expect(await takeTurn("dust", 50)).toBe(true);
  expect(await takeTurn("dust", 50)).toBe(false);
  expect(await takeTurn("polish", 50)).toBe(true);
  await db.jobTurn.update({ where: { job: "dust" }, data: { takenAt: new Date(Date.now() - 51 * 60_000) } });
  expect(await takeTurn("dust", 50)).toBe(true);
});
