import { type Actor, record } from "@/lib/core/audit";
import { dayInShanghai } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { found, Refusal, StaleRecord } from "@/lib/core/errors";
import { pinyinOf } from "@/lib/core/pinyin";
import { holdOrganization } from "@/lib/organizations/commands";
import type { TeachingPoint } from "@/prisma/generated/client";
import type { TeachingPointUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { placeOf } from "./places/rules";
import { plaqueTerm } from "./plaques/term";
import { refusalToArchive, refusalToChange } from "./rules";
import {
  type PointChangeInput,
  type PointInput,
  type PointReasonInput,
  type PointRef,
  TEACHING_POINT_TYPE_LABELS,
} from "./schema";

/** Writes down a teaching point, without a plaque. Returns its id. */
export async function createTeachingPoint(tx: Tx, actor: Actor, input: PointInput): Promise<number> {
  await holdOrganization(tx, input.hostOrganizationId, "hostOrganizationId");
  const host = await nameOfHost(tx, input.hostOrganizationId);
  const columns = columnsOf(input);
  const point = await tx.teachingPoint.create({
    data: { ...columns, nameInitials: pinyinOf(input.name).initials, isSample: actor.makesSamples ?? false },
  });
  const after = { ...described(columns, host), contactPhone: input.contactPhone && "已填写" };
  await record(tx, actor, "teaching-point.created", subjectOf(point), { after });
  return point.id;
}

/** Changes what is written about a point; an empty phone keeps the present one. Refuses an archived point. */
export async function changeTeachingPoint(tx: Tx, actor: Actor, input: PointChangeInput): Promise<void> {
  const { id, version, removesPhone, ...typed } = input;
  const fields = columnsOf(typed);
  const point = await lockPoint(tx, id);
  refuse(refusalToChange(point));
  if (fields.hostOrganizationId !== point.hostOrganizationId) {
    await holdOrganization(tx, fields.hostOrganizationId, "hostOrganizationId");
  }
  const host = await nameOfHost(tx, fields.hostOrganizationId);
  const oldHost = await nameOfHost(tx, point.hostOrganizationId);
  const contactPhone = removesPhone ? null : (fields.contactPhone ?? point.contactPhone);
  const nameInitials = pinyinOf(fields.name).initials;
  await update(tx, { id, version }, { ...fields, contactPhone, nameInitials });
  const phone = contactPhone === point.contactPhone ? {} : { contactPhone: contactPhone ? "已修改" : "已删除" };
  await record(tx, actor, "teaching-point.changed", subjectOf({ id, name: fields.name }), {
    before: described(point, oldHost),
    after: { ...described(fields, host), ...phone },
  });
}

/** Archives a point. Refuses one whose plaque is in force or still to come. */
export async function archiveTeachingPoint(tx: Tx, actor: Actor, input: PointReasonInput): Promise<void> {
  const point = await lockPoint(tx, input.id);
  const rows = await tx.plaque.findMany({ where: { teachingPointId: point.id } });
  refuse(refusalToArchive({ ...point, plaques: rows.map(plaqueTerm) }, dayInShanghai()));
  await update(tx, input, { archivedAt: new Date(), archivedById: actor.accountId, archiveReason: input.reason });
  await record(tx, actor, "teaching-point.archived", subjectOf(point), { after: { reason: input.reason } });
}

/** Takes a point out of the archive. Refuses one that is not archived. */
export async function restoreTeachingPoint(tx: Tx, actor: Actor, input: PointRef): Promise<void> {
  const point = await lockPoint(tx, input.id);
  if (!point.archivedAt) throw new Refusal("这个教学点没有归档，不用恢复。");
  await update(tx, input, { archivedAt: null, archivedById: null, archiveReason: null });
  await record(tx, actor, "teaching-point.restored", subjectOf(point), { before: { reason: point.archiveReason } });
}

/** Shows the contact's phone to somebody who asked for it, and notes that they did. Null when there is none. */
export async function revealContactPhone(tx: Tx, actor: Actor, { id }: { id: number }): Promise<string | null> {
  const point = found(await tx.teachingPoint.findUnique({ where: { id } }), `teaching point ${id}`);
  await record(tx, actor, "teaching-point.phone-revealed", subjectOf(point));
  return point.contactPhone;
}

/** Locks the row: an award of a plaque waits for an archiving, and the other way round. */
async function lockPoint(tx: Tx, id: number): Promise<TeachingPoint> {
  await tx.$queryRaw`SELECT 1 FROM "TeachingPoint" WHERE "id" = ${id} FOR UPDATE`;
  return found(await tx.teachingPoint.findUnique({ where: { id } }), `teaching point ${id}`);
}

async function update(tx: Tx, { id, version }: PointRef, data: TeachingPointUncheckedUpdateManyInput): Promise<void> {
  const { count } = await tx.teachingPoint.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new StaleRecord();
}

async function nameOfHost(tx: Tx, id: number | null): Promise<string | null> {
  if (id === null) return null;
  const { name } = await tx.organization.findUniqueOrThrow({ where: { id }, select: { name: true } });
  return name;
}

function refuse(sentence: string | null): void {
  if (sentence) throw new Refusal(sentence);
}

function columnsOf({ position, ...fields }: PointInput) {
  return { ...fields, latitude: position?.latitude ?? null, longitude: position?.longitude ?? null };
}

/** What the history keeps of a point; never the phone of its contact. */
function described(point: ReturnType<typeof columnsOf> | TeachingPoint, hostOrganization: string | null) {
  const { name, type, address, directions, accessibility, publicPhone, contactName } = point;
  const { capacity, openingHours, description } = point;
  const place = placeOf(point) ?? { latitude: null, longitude: null, datum: null };
  const words = { name, type: TEACHING_POINT_TYPE_LABELS[type], hostOrganization, address, ...place, directions };
  return { ...words, accessibility, publicPhone, contactName, capacity, openingHours, description };
}

function subjectOf({ id, name }: { id: number; name: string }) {
  return { type: "teaching-point", id, label: name };
}
