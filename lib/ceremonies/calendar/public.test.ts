import { expect, test } from "vitest";
import { calendarFile } from "@/lib/core/calendar-file";
import { aViewer } from "@/lib/testing/accounts";
import { readCalendar } from "@/lib/testing/calendar-reader";
import { aCeremony, anAgendaItem, aPublicCeremony } from "@/lib/testing/ceremonies";
import { inRollback } from "@/lib/testing/rollback";
import { archiveCeremony, changeCeremony, publishCeremony, withdrawCeremony } from "../commands";
import { readCalendarCeremonies, readCalendarCeremony } from "./public";
import { calendarEntry } from "./rules";

const SITE = "https://school.example";

test("a calendar shows what is public from a year back on, by day", () =>
  inRollback(async (tx) => {
    const made = [];
    for (const heldOn of ["2098-02-28", "2099-12-31", "2098-03-01", "2098-02-27"]) {
      made.push((await aPublicCeremony(tx, { heldOn })).id);
    }
    await aCeremony(tx, { heldOn: "2099-05-05" });
    const shown = (await readCalendarCeremonies("2099-02-28", tx)).map(({ id }) => id);
    expect(shown).toEqual([made[0], made[2], made[1]]);
  }));

test("a change keeps the number, raises the sequence and moves the time; withdrawn or archived it is gone", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id } = await aPublicCeremony(tx, { heldOn: "2099-05-05", startTime: "14:00" });
    const read = async () => {
      const ceremony = (await readCalendarCeremony(id, tx))!;
      return readCalendar(calendarFile([calendarEntry(ceremony, SITE)])).events[0]!;
    };
    const before = await read();
    expect(before).toMatchObject({ DTSTART: "20990505T060000Z", "URL;VALUE=URI": `${SITE}/ceremonies/${id}` });
    expect(before.UID).toMatch(/^[0-9a-f-]{36}$/);
    await tx.ceremony.update({ where: { id }, data: { changedAt: new Date("2026-01-01T00:00:00Z") } });
    const { title, heldOnRemark, place, summary, version } = await tx.ceremony.findUniqueOrThrow({ where: { id } });
    const moved = { title, heldOnRemark, place, summary, heldOn: "2099-05-06", startTime: null, endTime: null };
    await changeCeremony(tx, clerk, { id, version, ...moved });
    const after = await read();
    expect(after).toMatchObject({ UID: before.UID, "DTSTART;VALUE=DATE": "20990506" });
    expect(Number(after.SEQUENCE)).toBeGreaterThan(Number(before.SEQUENCE));
    expect(after["LAST-MODIFIED"]! > "20260101T000000Z").toBe(true);
    await anAgendaItem(tx, id);
    expect(Number((await read()).SEQUENCE)).toBeGreaterThan(Number(after.SEQUENCE));

    const standing = await tx.ceremony.findUniqueOrThrow({ where: { id } });
    await withdrawCeremony(tx, clerk, { id, version: standing.version, reason: "改期" });
    expect(await readCalendarCeremony(id, tx)).toBeNull();
    await publishCeremony(tx, clerk, { id, version: standing.version + 1 });
    const again = await read();
    expect(again.UID).toBe(before.UID);
    expect(Number(again.SEQUENCE)).toBeGreaterThan(standing.version);
    await withdrawCeremony(tx, clerk, { id, version: standing.version + 2, reason: "改期" });
    await archiveCeremony(tx, clerk, { id, version: standing.version + 3, reason: "重复" });
    expect(await readCalendarCeremony(id, tx)).toBeNull();
  }));

test("two ceremonies never have one number", () =>
  inRollback(async (tx) => {
    const [one, other] = [await aCeremony(tx), await aCeremony(tx)];
    expect(one.calendarUid).not.toBe(other.calendarUid);
  }));

test("an entry tells what is known of the day and where to read more; without an address it leads nowhere", () => {
  const ceremony = {
    ...{ id: 7, calendarUid: "u", title: "讲评会", heldOn: "2025-02-20", heldOnRemark: "日期待核。", place: "佘北" },
    ...{ startTime: null, endTime: null, summary: "第一段\n\n第二段", isSample: false, version: 3 },
    changedAt: "2025-02-21T01:21:00.000Z",
  };
  expect(calendarEntry(ceremony, SITE)).toMatchObject({
    description: `第一段\n\n第二段\n关于日期：日期待核。\n详情：${SITE}/ceremonies/7`,
    url: `${SITE}/ceremonies/7`,
    sequence: 3,
  });
  const bare = { ...ceremony, heldOnRemark: null, summary: null };
  expect(calendarEntry(bare, null)).toMatchObject({ description: null, url: null });
  expect(calendarEntry({ ...bare, isSample: true }, null).title).toBe("示例：讲评会");
  expect(calendarEntry({ ...bare, isSample: true, title: "示例仪式" }, null).title).toBe("示例仪式");
});
