import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { Refusal } from "@/lib/core/errors";
import { archiving, lockRecord, refuse, saveRecord, subjectOf } from "@/lib/core/record";
import { refusalToChange } from "@/lib/core/record-state";
import type { TeachingMode } from "@/prisma/generated/client";
import { teachingModes } from "./noun";
import { refusalOfName } from "./rules";
import type { ModeChangeInput, ModeInput, ModeMoveInput } from "./schema";

/** Adds a way of teaching at the end of the list. Returns its id. Of two of one name, one is refused (teaching_mode_name_key). */
export async function addTeachingMode(tx: Tx, actor: Actor, input: ModeInput): Promise<number> {
  refuse(refusalOfName(await tx.teachingMode.findUnique({ where: { name: input.name } })), "name");
  const mode = await tx.teachingMode.create({ data: { ...input, position: await endOfList(tx) } });
  await record(tx, actor, "teaching-mode.added", subjectOf(teachingModes, mode), { after: input });
  return mode.id;
}

/** Changes name and description; courses show the new name. Refuses one that is no longer offered. */
export async function changeTeachingMode(tx: Tx, actor: Actor, input: ModeChangeInput): Promise<void> {
  const { id, version, ...fields } = input;
  const mode = await lockRecord(tx, teachingModes, id);
  refuse(refusalToChange(teachingModes, mode));
  const namesake = await tx.teachingMode.findFirst({ where: { name: fields.name, id: { not: id } } });
  refuse(refusalOfName(namesake), "name");
  await saveRecord(tx, teachingModes, { id, version }, fields);
  const before = { name: mode.name, description: mode.description };
  await record(tx, actor, "teaching-mode.changed", subjectOf(teachingModes, { id, ...fields }), {
    before,
    after: fields,
  });
}

/** Moves one a place up or down among those that are offered; at the end it stays. Refuses one that is not offered. */
export async function moveTeachingMode(tx: Tx, actor: Actor, input: ModeMoveInput): Promise<void> {
  const modes = await lockOffered(tx);
  const index = modes.findIndex(({ id }) => id === input.id);
  const mode = modes[index];
  if (!mode || mode.version !== input.version) {
    throw new Refusal("教学模式刚刚被其他人修改过，请刷新页面，核对后再操作。");
  }
  const target = input.direction === "UP" ? index - 1 : index + 1;
  const other = modes[target];
  if (!other) return;
  await saveRecord(tx, teachingModes, mode, {});
  [modes[index], modes[target]] = [other, mode];
  for (const [place, { id, position }] of modes.entries()) {
    if (position !== place + 1) await tx.teachingMode.update({ where: { id }, data: { position: place + 1 } });
  }
  await record(tx, actor, "teaching-mode.moved", subjectOf(teachingModes, mode), {
    before: { position: index + 1 },
    after: { position: target + 1 },
  });
}

/** Offers a way of teaching no longer (courses that have it keep it), and offers it again at the end of the list. */
export const { archive: archiveTeachingMode, restore: restoreTeachingMode } = archiving(teachingModes, {
  onRestore: async (tx) => ({ position: await endOfList(tx) }),
});

async function endOfList(tx: Tx): Promise<number> {
  const { _max } = await tx.teachingMode.aggregate({ _max: { position: true } });
  return (_max.position ?? 0) + 1;
}

/** Those that are offered in their order; two moves at once come one after the other. */
async function lockOffered(tx: Tx): Promise<TeachingMode[]> {
  await tx.$queryRaw`SELECT 1 FROM "TeachingMode" WHERE "archivedAt" IS NULL ORDER BY "id" FOR UPDATE`;
  return tx.teachingMode.findMany({ where: { archivedAt: null }, orderBy: [{ position: "asc" }, { id: "asc" }] });
}
