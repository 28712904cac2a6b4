import { expect, test } from "vitest";
import { fromDay } from "@/lib/core/dates";
import { db } from "@/lib/core/db";
import { NotFound, Refusal, StaleRecord } from "@/lib/core/errors";
import { constraintOf, sentenceForConstraint } from "@/lib/nouns/constraints";
import { aViewer } from "@/lib/testing/accounts";
import { aCeremony } from "@/lib/testing/ceremonies";
import { inRollback } from "@/lib/testing/rollback";
import { aPlaque, aTeachingPoint } from "@/lib/testing/teaching-points";
import { awardPlaques, withdrawPlaque } from "./commands";
import { checkAward } from "./queries";
import { inForceOn } from "./rules";
import { plaqueTerm } from "./term";
import { wherePlaqueInForce } from "./where";

const award = { batch: 2, awardedOn: "2025-02-20", ceremonyId: null, presenterName: null };

test("several points get their plaques at once, each with an entry in its history", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const ceremony = await aCeremony(tx);
    const points = [await aTeachingPoint(tx), await aTeachingPoint(tx)];
    const ids = points.map(({ id }) => id);
    const plaques = await awardPlaques(tx, clerk, { ...award, points: ids, ceremonyId: ceremony.id });
    expect(plaques).toHaveLength(2);
    expect(await tx.plaque.count({ where: { ceremonyId: ceremony.id, batch: 2 } })).toBe(2);
    const entry = await tx.auditEntry.findFirstOrThrow({
      where: { event: "plaque.awarded", subjectType: "teaching-point", subjectId: String(ids[0]) },
    });
    expect(entry.after).toEqual({ batch: 2, awardedOn: "2025-02-20", ceremony: ceremony.title, presenterName: null });
  }));

test("one point that cannot have a plaque stops the whole award, and every refusal is named", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const [free, taken, other] = [await aTeachingPoint(tx), await aTeachingPoint(tx), await aTeachingPoint(tx)];
    await aPlaque(tx, taken.id);
    await aPlaque(tx, other.id, { batch: 3 });
    const points = [free.id, taken.id, other.id];
    await expect(awardPlaques(tx, clerk, { ...award, points })).rejects.toThrow(/第1批(.|\n)*第3批|第3批(.|\n)*第1批/);
    expect(await tx.plaque.count({ where: { teachingPointId: free.id } })).toBe(0);
    const checked = await checkAward(clerk, points, award.awardedOn, tx);
    expect(checked.find(({ id }) => id === free.id)?.refusal).toBeNull();
    expect(checked.find(({ id }) => id === taken.id)?.refusal).toContain("先摘牌");
  }));

test("a point that does not exist, and a ceremony that does not exist or is archived, are refused in words", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const point = await aTeachingPoint(tx);
    const unknown = 999_999_999;
    await expect(awardPlaques(tx, clerk, { ...award, points: [point.id, unknown] })).rejects.toThrow("已不存在");
    const here = { ...award, points: [point.id] };
    await expect(awardPlaques(tx, clerk, { ...here, ceremonyId: unknown })).rejects.toThrow("仪式已不存在");
    const ceremony = await aCeremony(tx);
    await tx.ceremony.update({ where: { id: ceremony.id }, data: { archivedAt: new Date(), archiveReason: "试" } });
    await expect(awardPlaques(tx, clerk, { ...here, ceremonyId: ceremony.id })).rejects.toThrow("已归档");
  }));

test("a plaque of a sample point is a sample, and a real plaque does not hang on a sample ceremony", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const point = await aTeachingPoint(tx);
    const sample = await aTeachingPoint(tx);
    const ceremony = await aCeremony(tx);
    await tx.teachingPoint.update({ where: { id: sample.id }, data: { isSample: true } });
    await tx.ceremony.update({ where: { id: ceremony.id }, data: { isSample: true } });
    expect((await aPlaque(tx, sample.id, { ceremonyId: ceremony.id })).isSample).toBe(true);
    const hanging = awardPlaques(tx, clerk, { ...award, points: [point.id], ceremonyId: ceremony.id });
    await expect(hanging).rejects.toThrow("示例仪式");
  }));

test("a withdrawn plaque keeps its days and reason, and the point can get another afterwards", () =>
  inRollback(async (tx) => {
    const leader = await aViewer(tx, { roles: ["LEADER"] });
    const point = await aTeachingPoint(tx);
    const plaque = await aPlaque(tx, point.id);
    const withdrawal = { id: plaque.id, version: plaque.version, withdrawnOn: "2024-12-31", reason: "场地改造" };
    await expect(withdrawPlaque(tx, leader, { ...withdrawal, withdrawnOn: "2020-06-30" })).rejects.toThrow("不能早于");
    await expect(withdrawPlaque(tx, leader, { ...withdrawal, version: 9 })).rejects.toBeInstanceOf(StaleRecord);
    expect(await withdrawPlaque(tx, leader, withdrawal)).toBe(point.id);
    await expect(withdrawPlaque(tx, leader, withdrawal)).rejects.toThrow("已摘下");
    await expect(withdrawPlaque(tx, leader, { ...withdrawal, id: 999_999_999 })).rejects.toBeInstanceOf(NotFound);
    await expect(awardPlaques(tx, leader, { ...award, points: [point.id], awardedOn: "2024-12-31" })).rejects.toThrow(
      "到2024年12月31日才摘下",
    );
    await awardPlaques(tx, leader, { ...award, points: [point.id] });
    expect(await tx.plaque.count({ where: { teachingPointId: point.id } })).toBe(2);
  }));

test("the condition in SQL and the rule agree on every day around a plaque", () =>
  inRollback(async (tx) => {
    const actor = await aViewer(tx);
    const point = await aTeachingPoint(tx);
    const { id, version } = await aPlaque(tx, point.id);
    await withdrawPlaque(tx, actor, { id, version, withdrawnOn: "2023-12-31", reason: "试" });
    await aPlaque(tx, point.id, { batch: 2, awardedOn: "2025-02-20" });
    const rows = await tx.plaque.findMany({ where: { teachingPointId: point.id } });
    for (const day of [
      "2020-06-30",
      "2020-07-01",
      "2023-12-31",
      "2024-01-01",
      "2025-02-19",
      "2025-02-20",
      "2030-01-01",
    ]) {
      const inSql = await tx.plaque.count({ where: { teachingPointId: point.id, ...wherePlaqueInForce(day) } });
      expect(inSql, day).toBe(rows.filter((row) => inForceOn(plaqueTerm(row), day)).length);
    }
  }));

test("of two awards of one point at the same time exactly one wins and the other reads why", async () => {
  const point = await aTeachingPoint(db);
  const clerk = await aViewer(db);
  const tries = await Promise.allSettled(
    [2, 3].map((batch) => db.$transaction((tx) => awardPlaques(tx, clerk, { ...award, batch, points: [point.id] }))),
  );
  const lost = tries.filter((one) => one.status === "rejected");
  expect(lost).toHaveLength(1);
  expect(lost[0]?.reason).toBeInstanceOf(Refusal);
  expect(lost[0]?.reason.message).toContain("先摘牌才能再授牌");
  expect(await db.plaque.count({ where: { teachingPointId: point.id } })).toBe(1);
});

test("awards of the same points in opposite order do not block each other for good", async () => {
  const points = [(await aTeachingPoint(db)).id, (await aTeachingPoint(db)).id];
  const clerk = await aViewer(db);
  const tries = await Promise.allSettled(
    [points, points.toReversed()].map((ids) =>
      db.$transaction((tx) => awardPlaques(tx, clerk, { ...award, points: ids })),
    ),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db.plaque.count({ where: { teachingPointId: { in: points } } })).toBe(2);
});

test("without the lock the database itself lets only one plaque through, and its refusal becomes a sentence", async () => {
  const point = await aTeachingPoint(db);
  const data = { teachingPointId: point.id, awardedOn: fromDay("2025-02-20") };
  const tries = await Promise.allSettled(
    [1, 2].map((batch) => db.$transaction((tx) => tx.plaque.create({ data: { ...data, batch } }))),
  );
  const lost = tries.filter((one) => one.status === "rejected");
  expect(lost).toHaveLength(1);
  expect(constraintOf(lost[0]?.reason)).toBe("plaque_no_overlap");
  expect(sentenceForConstraint(lost[0]?.reason)?.message).toContain("先摘牌才能再授牌");
});
