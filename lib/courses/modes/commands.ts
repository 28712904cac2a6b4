import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { found, Refusal, StaleRecord } from "@/lib/core/errors";
import type { TeachingMode } from "@/prisma/generated/client";
import type { TeachingModeUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { refusalOfName, refusalToChange } from "./rules";
import type { ModeChangeInput, ModeInput, ModeMoveInput, ModeReasonInput, ModeRef } from "./schema";

/** Adds a way of teaching at the end of the list. Returns its id. Of two of one name, one is refused (teaching_mode_name_key). */
export async function addTeachingMode(tx: Tx, actor: Actor, input: ModeInput): Promise<number> {
  refuse(refusalOfName(await tx.teachingMode.findUnique({ where: { name: input.name } })), "name");
  const { _max } = await tx.teachingMode.aggregate({ _max: { position: true } });
  const mode = await tx.teachingMode.create({ data: { ...input, position: (_max.position ?? 0) + 1 } });
  await record(tx, actor, "teaching-mode.added", subjectOf(mode), { after: input });
  return mode.id;
}

/** Changes name and description; courses show the new name. Refuses one that is no longer offered. */
export async function changeTeachingMode(tx: Tx, actor: Actor, input: ModeChangeInput): Promise<void> {
  const { id, version, ...fields } = input;
  const mode = await lockMode(tx, id);
  refuse(refusalToChange(mode));
  const namesake = await tx.teachingMode.findFirst({ where: { name: fields.name, id: { not: id } } });
  refuse(refusalOfName(namesake), "name");
  await update(tx, { id, version }, fields);
  const before = { name: mode.name, description: mode.description };
  await record(tx, actor, "teaching-mode.changed", subjectOf({ id, ...fields }), { before, after: fields });
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
  await update(tx, mode, {});
  [modes[index], modes[target]] = [other, mode];
  for (const [place, { id, position }] of modes.entries()) {
    if (position !== place + 1) await tx.teachingMode.update({ where: { id }, data: { position: place + 1 } });
  }
  await record(tx, actor, "teaching-mode.moved", subjectOf(mode), {
    before: { position: index + 1 },
    after: { position: target + 1 },
  });
}

/** Offers a way of teaching no longer; courses that have it keep it. Refuses one that is not offered. */
export async function archiveTeachingMode(tx: Tx, actor: Actor, input: ModeReasonInput): Promise<void> {
  const mode = await lockMode(tx, input.id);
  if (mode.archivedAt) throw new Refusal("这种教学模式已经停用了。");
  await update(tx, input, { archivedAt: new Date(), archivedById: actor.accountId, archiveReason: input.reason });
  await record(tx, actor, "teaching-mode.archived", subjectOf(mode), { after: { reason: input.reason } });
}

/** Offers one again, at the end of the list. Refuses one that is offered. */
export async function restoreTeachingMode(tx: Tx, actor: Actor, input: ModeRef): Promise<void> {
  const mode = await lockMode(tx, input.id);
  if (!mode.archivedAt) throw new Refusal("这种教学模式没有停用，不用恢复。");
  const { _max } = await tx.teachingMode.aggregate({ _max: { position: true } });
  const position = (_max.position ?? 0) + 1;
  await update(tx, input, { archivedAt: null, archivedById: null, archiveReason: null, position });
  await record(tx, actor, "teaching-mode.restored", subjectOf(mode), { before: { reason: mode.archiveReason } });
}

async function lockMode(tx: Tx, id: number): Promise<TeachingMode> {
  await tx.$queryRaw`SELECT 1 FROM "TeachingMode" WHERE "id" = ${id} FOR UPDATE`;
  return found(await tx.teachingMode.findUnique({ where: { id } }), `teaching mode ${id}`);
}

/** Those that are offered in their order; two moves at once come one after the other. */
async function lockOffered(tx: Tx): Promise<TeachingMode[]> {
  await tx.$queryRaw`SELECT 1 FROM "TeachingMode" WHERE "archivedAt" IS NULL ORDER BY "id" FOR UPDATE`;
  return tx.teachingMode.findMany({ where: { archivedAt: null }, orderBy: [{ position: "asc" }, { id: "asc" }] });
}

async function update(tx: Tx, { id, version }: ModeRef, data: TeachingModeUncheckedUpdateManyInput): Promise<void> {
  const { count } = await tx.teachingMode.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new StaleRecord();
}

function refuse(sentence: string | null, field?: string): void {
  if (sentence) throw new Refusal(sentence, field);
}

function subjectOf({ id, name }: { id: number; name: string }) {
  return { type: "teaching-mode", id, label: name };
}
