import { expect, test } from "vitest";
import { NotFound, StaleRecord } from "@/lib/core/errors";
import { instantInShanghai } from "@/lib/core/times";
import { sentenceForConstraint } from "@/lib/nouns/constraints";
import { aViewer } from "@/lib/testing/accounts";
import { aCeremony } from "@/lib/testing/ceremonies";
import { inRollback } from "@/lib/testing/rollback";
import { aPlaque, aTeachingPoint } from "@/lib/testing/teaching-points";
import { Prisma } from "@/prisma/generated/client";
import { archiveCeremony, changeCeremony, publishCeremony, restoreCeremony, withdrawCeremony } from "./commands";
import { listCeremonies, listCeremonyOptions, listCeremonyYears } from "./queries";

const times = { startTime: "14:00", endTime: "16:30" };
const facts = { title: "改后的仪式", heldOn: "2025-02-21", heldOnRemark: null, ...times, place: "佘北", summary: null };

test("a change writes down what was before and after, and a second one from an old page is refused", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id, version } = await aCeremony(tx, { heldOnRemark: "报道于21日发布，称“今天下午”，确切日期待核" }, clerk);
    await changeCeremony(tx, clerk, { id, version, ...facts });
    await expect(changeCeremony(tx, clerk, { id, version, ...facts })).rejects.toBeInstanceOf(StaleRecord);
    const entry = await tx.auditEntry.findFirstOrThrow({ where: { event: "ceremony.changed", subjectId: String(id) } });
    expect(entry.before).toMatchObject({
      heldOn: "2025-02-20",
      startTime: null,
      heldOnRemark: "报道于21日发布，称“今天下午”，确切日期待核",
    });
    expect(entry.after).toMatchObject({ heldOn: "2025-02-21", heldOnRemark: null, ...times });
    const unknown = { id: 999_999_999, version: 1, ...facts };
    await expect(changeCeremony(tx, clerk, unknown)).rejects.toBeInstanceOf(NotFound);
  }));

test("publishing notes when and by whom; withdrawing takes it back and keeps the reason", () =>
  inRollback(async (tx) => {
    const leader = await aViewer(tx, { roles: ["LEADER"] });
    const { id, version } = await aCeremony(tx);
    await expect(withdrawCeremony(tx, leader, { id, version, reason: "试" })).rejects.toThrow("没有公开");
    await publishCeremony(tx, leader, { id, version });
    const shown = await tx.ceremony.findUniqueOrThrow({ where: { id } });
    expect(shown.publishedAt).toBeInstanceOf(Date);
    expect(shown.publishedById).toBe(leader.accountId);
    await expect(publishCeremony(tx, leader, { id, version: 2 })).rejects.toThrow("已经公开");
    await withdrawCeremony(tx, leader, { id, version: 2, reason: "姓名有误" });
    expect((await tx.ceremony.findUniqueOrThrow({ where: { id } })).publishedAt).toBeNull();
    const entry = await tx.auditEntry.findFirstOrThrow({
      where: { event: "ceremony.withdrawn", subjectId: String(id) },
    });
    expect(entry.after).toMatchObject({ reason: "姓名有误" });
  }));

test("a ceremony with a plaque, or on the public site, is not archived", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const used = await aCeremony(tx);
    await aPlaque(tx, (await aTeachingPoint(tx)).id, { ceremonyId: used.id });
    const archive = { version: 1, reason: "重复登记" };
    await expect(archiveCeremony(tx, clerk, { id: used.id, ...archive })).rejects.toThrow("关联着 1 块授牌");
    const shown = await aCeremony(tx);
    await publishCeremony(tx, clerk, { id: shown.id, version: 1 });
    await expect(archiveCeremony(tx, clerk, { id: shown.id, ...archive, version: 2 })).rejects.toThrow("先撤下");
  }));

test("an archived ceremony is neither changed nor published until it is restored", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id } = await aCeremony(tx);
    await archiveCeremony(tx, clerk, { id, version: 1, reason: "重复登记" });
    await expect(changeCeremony(tx, clerk, { id, version: 2, ...facts })).rejects.toThrow("已归档");
    await expect(publishCeremony(tx, clerk, { id, version: 2 })).rejects.toThrow("已归档");
    await expect(archiveCeremony(tx, clerk, { id, version: 2, reason: "试" })).rejects.toThrow("已经归档");
    expect((await listCeremonyOptions(clerk, tx)).map(({ value }) => value)).not.toContain(String(id));
    await restoreCeremony(tx, clerk, { id, version: 2 });
    await changeCeremony(tx, clerk, { id, version: 3, ...facts });
    await expect(restoreCeremony(tx, clerk, { id, version: 4 })).rejects.toThrow("没有归档");
  }));

test("the list is narrowed by words, year and state, and bears strange signs", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const old = await aCeremony(tx, { title: "查找用旧仪式", heldOn: "1999-12-31" });
    const shown = await aCeremony(tx, { title: "查找用新仪式", heldOn: "2025-01-01" });
    await publishCeremony(tx, viewer, { id: shown.id, version: 1 });
    const ids = async (filter: Parameters<typeof listCeremonies>[1]) =>
      (await listCeremonies(viewer, { text: "查找用", ...filter }, { skip: 0, take: 50 }, tx)).rows.map(({ id }) => id);
    expect(await ids({})).toEqual([shown.id, old.id]);
    expect(await ids({ year: 1999 })).toEqual([old.id]);
    expect(await ids({ state: "PUBLISHED" })).toEqual([shown.id]);
    expect(await ids({ state: "UNPUBLISHED" })).toEqual([old.id]);
    expect(await ids({ state: "ARCHIVED" })).toEqual([]);
    expect(await ids({ text: "查%用" })).toEqual([]);
    for (const text of ["%", "\u0000", "'; --", "字".repeat(10_000)]) await ids({ text });
    expect(await listCeremonyYears(viewer, tx)).toContain(1999);
  }));

test("times that come in the wrong order past the form are a sentence at their field", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id, version } = await aCeremony(tx);
    const wrong = { id, version, ...facts, startTime: "16:30", endTime: "14:00" };
    const refused = await changeCeremony(tx, clerk, wrong).catch(sentenceForConstraint);
    expect(refused).toMatchObject({ field: "endTime", message: "结束时间要晚于开始时间。" });
  }));

test("the database knows from when to when a ceremony is, whatever zone asks: to the minute, over midnight and the new year", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const instants = Prisma.sql`extract(epoch FROM lower("during"))::float8 AS "from", extract(epoch FROM upper("during"))::float8 AS "until"`;
    const rangeOf = async (id: number) => {
      const [row] = await tx.$queryRaw<object[]>`SELECT ${instants} FROM "Ceremony" WHERE "id" = ${id}`;
      return row;
    };
    const between = (from: Date, until: Date) => ({ from: from.getTime() / 1000, until: until.getTime() / 1000 });
    for (const zone of ["UTC", "America/New_York", "Asia/Shanghai"]) {
      await tx.$executeRaw`SELECT set_config('TimeZone', ${zone}, true)`;
      const day = { heldOn: "2025-12-31", startTime: "07:30", endTime: "23:59" };
      expect(await rangeOf((await aCeremony(tx, day)).id)).toEqual(
        between(instantInShanghai("2025-12-31", "07:30"), instantInShanghai("2025-12-31", "23:59")),
      );
      const over =
        await tx.$queryRaw`SELECT ${instants} FROM shanghai_range('2025-12-31', '23:30', '00:30') AS "during"`;
      expect(over).toEqual([
        between(instantInShanghai("2025-12-31", "23:30"), instantInShanghai("2026-01-01", "00:30")),
      ]);
    }
    const { id, version } = await aCeremony(tx, { startTime: "14:00", endTime: null });
    expect(await rangeOf(id)).toEqual({ from: null, until: null });
    await changeCeremony(tx, clerk, { id, version, ...facts });
    const meets = await tx.$queryRaw`
      SELECT "during" && shanghai_range('2025-02-21', '16:30', '18:00') AS "after",
             "during" && shanghai_range('2025-02-21', '16:29', '18:00') AS "within"
      FROM "Ceremony" WHERE "id" = ${id}`;
    expect(meets).toEqual([{ after: false, within: true }]);
  }));
