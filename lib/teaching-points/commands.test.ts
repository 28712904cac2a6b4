import { expect, test } from "vitest";
import { dayInShanghai } from "@/lib/core/dates";
import { db } from "@/lib/core/db";
import { NotFound, StaleRecord } from "@/lib/core/errors";
import { sentenceForConstraint } from "@/lib/nouns/constraints";
import { aViewer } from "@/lib/testing/accounts";
import { anOrganization } from "@/lib/testing/organizations";
import { inRollback } from "@/lib/testing/rollback";
import { aPlaque, aTeachingPoint } from "@/lib/testing/teaching-points";
import { archiveTeachingPoint, changeTeachingPoint, restoreTeachingPoint, revealContactPhone } from "./commands";
import { withdrawPlaque } from "./plaques/commands";
import { getTeachingPoint } from "./queries";

const facts = {
  name: "改名后的点",
  type: "ENTERPRISE",
  hostOrganizationId: null,
  address: null,
  position: null,
  datum: null,
  directions: null,
  accessibility: null,
  publicPhone: null,
  contactName: null,
  contactPhone: null,
  capacity: 80,
  openingHours: null,
  description: null,
} as const;

test("a change keeps the phone that was not typed, and the history never holds a phone", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const point = await aTeachingPoint(tx, { contactPhone: "13812345678" }, clerk);
    const change = { id: point.id, version: point.version, removesPhone: false, ...facts };
    await changeTeachingPoint(tx, clerk, change);
    const changed = await tx.teachingPoint.findUniqueOrThrow({ where: { id: point.id } });
    expect(changed).toMatchObject({
      name: "改名后的点",
      nameInitials: "gmhdd",
      contactPhone: "13812345678",
      version: 2,
    });
    await expect(changeTeachingPoint(tx, clerk, change)).rejects.toBeInstanceOf(StaleRecord);
    await changeTeachingPoint(tx, clerk, { ...change, version: 2, contactPhone: "13900001111" });
    await changeTeachingPoint(tx, clerk, { ...change, version: 3, removesPhone: true });
    expect((await tx.teachingPoint.findUniqueOrThrow({ where: { id: point.id } })).contactPhone).toBeNull();
    const entries = await tx.auditEntry.findMany({
      where: { subjectType: "teaching-point", subjectId: String(point.id) },
      orderBy: { id: "asc" },
    });
    expect(JSON.stringify(entries, (_key, value) => (typeof value === "bigint" ? String(value) : value))).not.toMatch(
      /13812345678|13900001111/,
    );
    expect(entries.slice(2).map(({ after }) => after)).toEqual([
      { contactPhone: "已修改" },
      { contactPhone: "已删除" },
    ]);
  }));

test("the history tells what visitors are told: the public phone, the way, and where the point was put", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const position = { latitude: 31.098, longitude: 121.196 };
    const point = await aTeachingPoint(tx, {
      name: facts.name,
      type: facts.type,
      capacity: 80,
      position,
      datum: "GCJ02",
    });
    expect(point).toMatchObject({ datum: "GCJ02", publicPhone: null });
    expect([Number(point.latitude), Number(point.longitude)]).toEqual([31.098, 121.196]);
    const typed = { ...facts, publicPhone: "021-57650001", directions: "公交到底", position, datum: "BD09" as const };
    await changeTeachingPoint(tx, clerk, { id: point.id, version: 1, removesPhone: false, ...typed });
    const subject = { subjectType: "teaching-point", subjectId: String(point.id) };
    const change = await tx.auditEntry.findFirstOrThrow({ where: { ...subject, event: "teaching-point.changed" } });
    expect(change.before).toEqual({ datum: "GCJ02", publicPhone: null, directions: null });
    expect(change.after).toEqual({ datum: "BD09", publicPhone: "021-57650001", directions: "公交到底" });
  }));

test("the database itself keeps a place whole and in China, and its refusal becomes a sentence at the field", async () => {
  const { id } = await aTeachingPoint(db);
  const write = (data: { latitude?: number; longitude?: number; datum?: "GCJ02" }) =>
    db.teachingPoint.update({ where: { id }, data }).catch(sentenceForConstraint);
  expect(await write({ latitude: 31.098, longitude: 121.196 })).toMatchObject({ field: "position" });
  expect(await write({ datum: "GCJ02" })).toMatchObject({ field: "position" });
  const swapped = await write({ latitude: 121.196, longitude: 31.098, datum: "GCJ02" });
  expect(swapped).toMatchObject({ field: "position", message: expect.stringContaining("不在中国境内") });
});

test("staff read a masked phone; asking for the whole is noted", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id } = await aTeachingPoint(tx, { contactPhone: "13812345678" });
    expect((await getTeachingPoint(clerk, id, tx))?.contactPhone).toBe("138****5678");
    expect(await revealContactPhone(tx, clerk, { id })).toBe("13812345678");
    const noted = { event: "teaching-point.phone-revealed", subjectId: String(id), actorId: clerk.accountId };
    expect(await tx.auditEntry.count({ where: noted })).toBe(1);
  }));

test("a point is archived only after the last day of its plaque, then neither changed nor archived again", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const point = await aTeachingPoint(tx);
    const plaque = await aPlaque(tx, point.id);
    const archive = { id: point.id, version: point.version, reason: "场地拆除" };
    await expect(archiveTeachingPoint(tx, clerk, archive)).rejects.toThrow("先摘牌再归档");
    const today = dayInShanghai();
    const end = { id: plaque.id, version: plaque.version, reason: "场地拆除" };
    await withdrawPlaque(tx, clerk, { ...end, withdrawnOn: today });
    await expect(archiveTeachingPoint(tx, clerk, archive)).rejects.toThrow("之后才能归档");
    await tx.plaque.update({ where: { id: plaque.id }, data: { withdrawnOn: new Date("2021-01-01") } });
    await archiveTeachingPoint(tx, clerk, archive);
    await expect(archiveTeachingPoint(tx, clerk, { ...archive, version: 2 })).rejects.toThrow("已经归档");
    const change = { id: point.id, version: 2, removesPhone: false, ...facts };
    await expect(changeTeachingPoint(tx, clerk, change)).rejects.toThrow("已归档，不能修改");
    await restoreTeachingPoint(tx, clerk, { id: point.id, version: 2 });
    await changeTeachingPoint(tx, clerk, { ...change, version: 3 });
  }));

test("a host or a point that does not exist is told apart from a bug", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const unknown = 999_999_999;
    await expect(aTeachingPoint(tx, { hostOrganizationId: unknown })).rejects.toThrow("不存在，请重新选择");
    const change = { id: unknown, version: 1, removesPhone: false, ...facts };
    await expect(changeTeachingPoint(tx, clerk, change)).rejects.toBeInstanceOf(NotFound);
    await expect(revealContactPhone(tx, clerk, { id: unknown })).rejects.toBeInstanceOf(NotFound);
  }));

test("a point cannot be given to a host that is archived or does not exist, and keeps one that was archived since", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const host = await anOrganization(tx, { kind: "HOST_UNIT" });
    const own = await aTeachingPoint(tx, { hostOrganizationId: host.id });
    const other = await aTeachingPoint(tx);
    await tx.organization.update({ where: { id: host.id }, data: { archivedAt: new Date(), archiveReason: "撤并" } });
    for (const hostOrganizationId of [host.id, 999_999_999]) {
      await expect(aTeachingPoint(tx, { hostOrganizationId })).rejects.toMatchObject({ field: "hostOrganizationId" });
      const change = { ...facts, id: other.id, version: 1, removesPhone: false, hostOrganizationId };
      await expect(changeTeachingPoint(tx, clerk, change)).rejects.toMatchObject({ field: "hostOrganizationId" });
    }
    const change = { ...facts, id: own.id, version: 1, removesPhone: false, hostOrganizationId: host.id };
    await expect(changeTeachingPoint(tx, clerk, change)).resolves.toBeUndefined();
  }));
