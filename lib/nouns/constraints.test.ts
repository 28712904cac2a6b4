import { expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { sentenceForConstraint } from "@/lib/nouns/constraints";
import { anOrganization } from "@/lib/testing/organizations";

it("two people who wait for each other: one is asked to submit again, and nothing of theirs is written", async () => {
  const [first, second] = await db.$transaction(async (tx) => [await anOrganization(tx), await anOrganization(tx)]);
  let bothHold: () => void = () => {};
  const meeting = new Promise<void>((resolve) => {
    bothHold = resolve;
  });
  let holding = 0;
  const archiveBoth = (one: number, other: number) =>
    db.$transaction(async (tx) => {
      await tx.organization.update({ where: { id: one }, data: { version: { increment: 1 } } });
      if (++holding === 2) bothHold();
      await meeting;
      await tx.organization.update({ where: { id: other }, data: { version: { increment: 1 } } });
    });
  const outcomes = await Promise.allSettled([archiveBoth(first.id, second.id), archiveBoth(second.id, first.id)]);
  const lost = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(lost).toHaveLength(1);
  expect(sentenceForConstraint(lost[0]!.reason)?.message).toContain("请再提交一次");
});

it("a disk without room for the database is told in a sentence", async () => {
  const full = db.$executeRaw`
    DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`;
  const error = await full.catch((reason) => reason);
  expect(sentenceForConstraint(error)?.message).toBe("服务器磁盘已满，这一次没有保存；请联系管理员清理磁盘后再提交。");
});

it("what nobody foresaw stays a bug", () => {
  expect(sentenceForConstraint(new Error("something else"))).toBeNull();
});
