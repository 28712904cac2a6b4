import { type Actor, record } from "@/lib/core/audit";
import { dayInShanghai } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { found } from "@/lib/core/errors";
import { pinyinOf } from "@/lib/core/pinyin";
import { archiving, lockRecord, refuse, saveRecord, subjectOf } from "@/lib/core/record";
import { refusalToChange } from "@/lib/core/record-state";
import { holdOrganization } from "@/lib/organizations/commands";
import type { TeachingPoint } from "@/prisma/generated/client";
import { teachingPoints } from "./noun";
import { placeOf } from "./places/rules";
import { plaqueTerm } from "./plaques/term";
import { refusalOfPlaques } from "./rules";
import { type PointChangeInput, type PointInput, TEACHING_POINT_TYPE_LABELS } from "./schema";

/** Writes down a teaching point, without a plaque. Returns its id. */
export async function createTeachingPoint(tx: Tx, actor: Actor, input: PointInput): Promise<number> {
  await holdOrganization(tx, input.hostOrganizationId, "hostOrganizationId");
  const host = await nameOfHost(tx, input.hostOrganizationId);
  const columns = columnsOf(input);
  const point = await tx.teachingPoint.create({
    data: { ...columns, nameInitials: pinyinOf(input.name).initials, isSample: actor.makesSamples ?? false },
  });
  const after = { ...described(columns, host), contactPhone: input.contactPhone && "已填写" };
  await record(tx, actor, "teaching-point.created", subjectOf(teachingPoints, point), { after });
  return point.id;
}

/** Changes what is written about a point; an empty phone keeps the present one. Refuses an archived point. */
export async function changeTeachingPoint(tx: Tx, actor: Actor, input: PointChangeInput): Promise<void> {
  const { id, version, removesPhone, ...typed } = input;
  const fields = columnsOf(typed);
  const point = await lockRecord(tx, teachingPoints, id);
  refuse(refusalToChange(teachingPoints, point));
  if (fields.hostOrganizationId !== point.hostOrganizationId) {
    await holdOrganization(tx, fields.hostOrganizationId, "hostOrganizationId");
  }
  const host = await nameOfHost(tx, fields.hostOrganizationId);
  const oldHost = await nameOfHost(tx, point.hostOrganizationId);
  const contactPhone = removesPhone ? null : (fields.contactPhone ?? point.contactPhone);
  const nameInitials = pinyinOf(fields.name).initials;
  await saveRecord(tx, teachingPoints, { id, version }, { ...fields, contactPhone, nameInitials });
  const phone = contactPhone === point.contactPhone ? {} : { contactPhone: contactPhone ? "已修改" : "已删除" };
  await record(tx, actor, "teaching-point.changed", subjectOf(teachingPoints, { id, name: fields.name }), {
    before: described(point, oldHost),
    after: { ...described(fields, host), ...phone },
  });
}

/** Archives a point whose plaque has ended (an award waits for it, or the other way round), and takes it out of the archive. */
export const { archive: archiveTeachingPoint, restore: restoreTeachingPoint } = archiving(teachingPoints, {
  toArchive: async (tx, { id }) => {
    const plaques = await tx.plaque.findMany({ where: { teachingPointId: id } });
    return refusalOfPlaques(plaques.map(plaqueTerm), dayInShanghai());
  },
});

/** Shows the contact's phone to somebody who asked for it, and notes that they did. Null when there is none. */
export async function revealContactPhone(tx: Tx, actor: Actor, { id }: { id: number }): Promise<string | null> {
  const point = found(await tx.teachingPoint.findUnique({ where: { id } }), `teaching point ${id}`);
  await record(tx, actor, "teaching-point.phone-revealed", subjectOf(teachingPoints, point));
  return point.contactPhone;
}

async function nameOfHost(tx: Tx, id: number | null): Promise<string | null> {
  if (id === null) return null;
  const { name } = await tx.organization.findUniqueOrThrow({ where: { id }, select: { name: true } });
  return name;
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
