import { expect, test } from "vitest";
import { linkLecturer } from "@/lib/accounts/lecturers/commands";
import { SYSTEM } from "@/lib/core/audit";
import { db, type Tx } from "@/lib/core/db";
import { changeLecturer } from "@/lib/lecturers/commands";
import { anAccount } from "@/lib/testing/accounts";
import { aCeremony, anAgendaItem, aPresenter } from "@/lib/testing/ceremonies";
import { aLecturer } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { createPerson } from "./commands";

const nothing = { organizationId: null, post: null, speciality: null, biography: null, phone: null };

const renamed = (lecturer: { id: number; version: number }, name: string) => ({
  ...{ id: lecturer.id, version: lecturer.version, name, removesPhone: false },
  ...nothing,
});

/** Somebody who is a lecturer, has an account and presents; the ids of person and lecturer differ. */
async function somebody(tx: Tx) {
  await createPerson(tx, "别人");
  const lecturer = await aLecturer(tx);
  const account = await anAccount(tx);
  await linkLecturer(tx, SYSTEM, { id: account.id, version: 1, lecturerId: lecturer.id });
  const ceremony = await aCeremony(tx);
  await anAgendaItem(tx, ceremony.id, { presenters: [aPresenter({ name: null, lecturerId: lecturer.id })] });
  return { lecturer, account };
}

test("a person who is renamed is called so as a lecturer, in the account and in the agenda, and found by the new pinyin", () =>
  inRollback(async (tx) => {
    const { lecturer, account } = await somebody(tx);
    await changeLecturer(tx, SYSTEM, renamed(lecturer, "解晓东"));
    const person = await tx.person.findUniqueOrThrow({
      where: { id: lecturer.personId },
      include: { lecturers: true, accounts: true, agendaPresences: true },
    });
    const spelled = { name: "解晓东", namePinyin: "xiexiaodong", nameInitials: "xxd" };
    expect(person).toMatchObject({
      ...spelled,
      lecturers: [spelled],
      accounts: [{ id: account.id, displayName: "解晓东" }],
      agendaPresences: [{ name: "解晓东" }],
    });
    const entry = await tx.auditEntry.findFirst({
      where: { event: "account.renamed", subjectId: String(account.id) },
    });
    expect(entry).toMatchObject({ before: { displayName: lecturer.name }, after: { displayName: "解晓东" } });
  }));

test("two people of one name stay two, and renaming one leaves the other", () =>
  inRollback(async (tx) => {
    const [one, other] = [
      await aLecturer(tx, { name: "王同名" }),
      await aLecturer(tx, { name: "王同名", isNamesake: true }),
    ];
    expect(one.personId).not.toBe(other.personId);
    await changeLecturer(tx, SYSTEM, renamed(one, "王改名"));
    expect(await tx.lecturer.findUnique({ where: { id: other.id } })).toMatchObject({ name: "王同名" });
  }));

test("the database itself refuses a row that is called otherwise than its person", async () => {
  const { lecturer, account } = await db.$transaction(somebody);
  const otherwise = { name: "另一个名字" };
  await expect(db.lecturer.update({ where: { id: lecturer.id }, data: otherwise })).rejects.toThrow();
  await expect(
    db.account.update({ where: { id: account.id }, data: { displayName: otherwise.name } }),
  ).rejects.toThrow();
  await expect(
    db.agendaPresenter.updateMany({ where: { personId: lecturer.personId }, data: otherwise }),
  ).rejects.toThrow();
  await expect(db.person.delete({ where: { id: lecturer.personId } })).rejects.toThrow();
});

test("whoever is renamed while an agenda names them and an account is linked is called the same everywhere", async () => {
  const lecturer = await db.$transaction((tx) => aLecturer(tx));
  const account = await db.$transaction((tx) => anAccount(tx));
  const ceremony = await db.$transaction((tx) => aCeremony(tx));
  const presenters = [aPresenter({ name: null, lecturerId: lecturer.id })];
  const link = { id: account.id, version: 1, lecturerId: lecturer.id };
  const results = await Promise.allSettled([
    db.$transaction((tx) => changeLecturer(tx, SYSTEM, renamed(lecturer, "改名同时"))),
    db.$transaction((tx) => anAgendaItem(tx, ceremony.id, { presenters })),
    db.$transaction((tx) => linkLecturer(tx, SYSTEM, link)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
  const called = await db.person.findUniqueOrThrow({
    where: { id: lecturer.personId },
    include: { accounts: true, agendaPresences: true },
  });
  expect(called).toMatchObject({ accounts: [{ displayName: "改名同时" }], agendaPresences: [{ name: "改名同时" }] });
});
