import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { found, Refusal } from "@/lib/core/errors";
import type { FileKind } from "@/prisma/generated/enums";
import { type HeldOwner, lockOwner, ownerOf, whereOwner } from "./owners";
import { refusalToAttach, refusalToDescribe, refusalToKeep } from "./rules";
import type { AttachmentMove, AttachmentRef, DescriptionInput, Owner } from "./schema";

/**
 * Hangs a stored file on a record, after those that are there. Returns the attachment. Refuses an archived record, a kind it
 * does not show, and one too many; the same content twice (attachment_file_once) and a second photograph of a lecturer
 * (attachment_one_photograph) are refused by the database.
 */
export async function attachFile(
  tx: Tx,
  actor: Actor,
  { owner: ref, fileId, name }: { owner: Owner; fileId: number; name: string },
): Promise<{ id: number; version: number }> {
  const owner = await lockOwner(tx, ref);
  const { kind } = found(await tx.storedFile.findUnique({ where: { id: fileId } }), `file ${fileId}`);
  const { _count, _max } = await tx.attachment.aggregate({
    where: whereOwner(owner),
    _count: true,
    _max: { position: true },
  });
  refuse(refusalToAttach(owner, kind, _count), "files");
  const attachment = await tx.attachment.create({
    data: { ...whereOwner(owner), fileId, name, position: (_max.position ?? 0) + 1, attachedById: actor.accountId },
  });
  await record(tx, actor, "attachment.added", subjectOf(owner, attachment), { after: { file: name } });
  return { id: attachment.id, version: attachment.version };
}

/** Writes what an attachment shows or says, and its caption. Refuses an archived record and a photograph's text that is too long. */
export async function describeAttachment(tx: Tx, actor: Actor, input: DescriptionInput): Promise<void> {
  const { owner, attachment } = await takeAttachment(tx, input, whileTyping());
  const { altText, caption } = input;
  refuse(refusalToDescribe(attachment.file.kind, altText), "altText");
  await tx.attachment.update({ where: { id: attachment.id }, data: { altText, caption } });
  await record(tx, actor, "attachment.described", subjectOf(owner, attachment), {
    before: { altText: attachment.altText, caption: attachment.caption },
    after: { altText, caption },
  });
}

/** Moves an attachment one place up or down among those of its kind; at the end it stays. Refuses an archived record. */
export async function moveAttachment(tx: Tx, actor: Actor, input: AttachmentMove): Promise<void> {
  const { owner, attachment } = await takeAttachment(tx, input, changedMeanwhile());
  const row = await listOfKind(tx, owner, attachment.file.kind);
  const index = row.findIndex(({ id }) => id === attachment.id);
  const other = row[input.direction === "UP" ? index - 1 : index + 1];
  if (!other) return;
  await tx.attachment.update({ where: { id: attachment.id }, data: { position: other.position } });
  await tx.attachment.update({ where: { id: other.id }, data: { position: attachment.position } });
  await record(tx, actor, "attachment.moved", subjectOf(owner, attachment), {
    before: { position: index + 1 },
    after: { position: input.direction === "UP" ? index : index + 2 },
  });
}

/** Takes an attachment off its record; the history keeps what it said. The file itself stays in the store. Refuses an archived record. */
export async function removeAttachment(tx: Tx, actor: Actor, input: AttachmentRef): Promise<void> {
  const { owner, attachment } = await takeAttachment(tx, input, changedMeanwhile());
  const { id, name, altText, caption } = attachment;
  await tx.attachment.delete({ where: { id } });
  await record(tx, actor, "attachment.removed", subjectOf(owner, attachment), {
    before: { file: name, altText, caption },
  });
}

/** Gives a video the still picture that is shown before it plays. Returns its record. Refuses anything but a picture for a video. */
export async function setPoster(
  tx: Tx,
  actor: Actor,
  { fileId, name, ...ref }: AttachmentRef & { fileId: number; name: string },
): Promise<Owner> {
  const { owner, attachment } = await takeAttachment(tx, ref, changedMeanwhile());
  const { kind } = found(await tx.storedFile.findUnique({ where: { id: fileId } }), `file ${fileId}`);
  if (attachment.file.kind !== "VIDEO") throw new Refusal("只有视频需要封面。", "files");
  if (kind !== "PICTURE") throw new Refusal("封面要用一张图片。", "files");
  await tx.attachment.update({ where: { id: attachment.id }, data: { posterId: fileId } });
  await record(tx, actor, "attachment.described", subjectOf(owner, attachment), { after: { poster: name } });
  return { type: owner.type, id: owner.id };
}

/** Takes the poster off a video. Refuses a video without one. */
export async function removePoster(tx: Tx, actor: Actor, input: AttachmentRef): Promise<void> {
  const { owner, attachment } = await takeAttachment(tx, input, changedMeanwhile());
  if (attachment.posterId === null) throw new Refusal("这个视频没有封面。");
  await tx.attachment.update({ where: { id: attachment.id }, data: { posterId: null } });
  await record(tx, actor, "attachment.described", subjectOf(owner, attachment), { after: { poster: null } });
}

const whileTyping = () =>
  new Refusal("这个文件的说明刚刚被其他人修改过。您填写的内容还在下面：请在新窗口打开最新记录核对，再重新提交。");

const changedMeanwhile = () => new Refusal("这个文件刚刚被其他人修改过，请刷新页面，核对后再操作。");

/** Locks the record and takes the attachment at the version that was shown; its version moves on. */
async function takeAttachment(tx: Tx, { id, version }: AttachmentRef, whenStale: Refusal) {
  const where = { where: { id }, include: { file: { select: { kind: true } } } };
  const owner = await lockOwner(tx, ownerOf(found(await tx.attachment.findUnique(where), `attachment ${id}`)));
  refuse(refusalToKeep(owner));
  // Read again: it may have changed, or gone, while the record was awaited.
  const attachment = found(await tx.attachment.findUnique(where), `attachment ${id}`);
  if (attachment.version !== version) throw whenStale;
  await tx.attachment.update({ where: { id }, data: { version: { increment: 1 } } });
  return { owner, attachment };
}

function listOfKind(tx: Tx, owner: Owner, kind: FileKind) {
  return tx.attachment.findMany({
    where: { ...whereOwner(owner), file: { kind } },
    select: { id: true, position: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
}

function refuse(sentence: string | null, field?: string): void {
  if (sentence) throw new Refusal(sentence, field);
}

/** What happens to an attachment stands in the history of its record. */
function subjectOf({ type, id, name }: HeldOwner, attachment: { name: string }) {
  return { type, id, label: `${name} · ${attachment.name}` };
}
