import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { db, type Tx } from "@/lib/core/db";
import { NotFound } from "@/lib/core/errors";
import { constraintOf, sentenceForConstraint } from "@/lib/nouns/constraints";
import { aViewer } from "@/lib/testing/accounts";
import { anAttachment, aStoredFile } from "@/lib/testing/files";
import { aConsent, aLecturer } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { aTeachingPoint } from "@/lib/testing/teaching-points";
import { attachFile, describeAttachment, moveAttachment, removeAttachment, removePoster, setPoster } from "./commands";
import { getOpenConsent, getOwnerOf, listAttachments } from "./queries";
import { MOST_ATTACHMENTS } from "./rules";
import type { Owner } from "./schema";

async function aPoint(tx: Tx): Promise<Owner> {
  const { id } = await aTeachingPoint(tx);
  return { type: "teaching-point", id };
}

const archive = (tx: Tx, { id }: Owner) =>
  tx.teachingPoint.update({ where: { id }, data: { archivedAt: new Date(), archiveReason: "撤并" } });

const versionOf = async (tx: Tx, id: number) =>
  (await tx.attachment.findUniqueOrThrow({ where: { id }, select: { version: true } })).version;

test("files hang on their record in the order in which they came, and its history says so", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const owner = await aPoint(tx);
    const first = await anAttachment(tx, owner, { name: "碑亭䶮.jpg" }, clerk);
    const second = await anAttachment(tx, owner, {}, clerk);
    expect((await listAttachments(clerk, owner, tx)).map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(await getOwnerOf(clerk, first.id, tx)).toEqual(owner);
    const entry = await tx.auditEntry.findFirstOrThrow({
      where: { event: "attachment.added", subjectType: "teaching-point", subjectId: String(owner.id) },
      orderBy: { id: "asc" },
    });
    expect(entry.after).toEqual({ file: "碑亭䶮.jpg" });
    expect(entry.subjectLabel).toContain("· 碑亭䶮.jpg");
    expect(entry.actorId).toBe(clerk.accountId);
  }));

test("a description is kept with what it was before, and one written on an old page is refused", () =>
  inRollback(async (tx) => {
    const owner = await aPoint(tx);
    const { id, version } = await anAttachment(tx, owner);
    await describeAttachment(tx, SYSTEM, { id, version, altText: "石碑", caption: "2025 年春" });
    const late = { id, version, altText: "别的", caption: null };
    await expect(describeAttachment(tx, SYSTEM, late)).rejects.toThrow("其他人修改过");
    const [shown] = await listAttachments(await aViewer(tx), owner, tx);
    expect(shown).toMatchObject({ altText: "石碑", caption: "2025 年春", version: version + 1 });
    const entry = await tx.auditEntry.findFirstOrThrow({
      where: { event: "attachment.described" },
      orderBy: { id: "desc" },
    });
    expect(entry.before).toEqual({ altText: null, caption: null });
  }));

test("a photograph's description has its length, what is said in a video a longer one", () =>
  inRollback(async (tx) => {
    const owner = await aPoint(tx);
    const long = { altText: "长".repeat(301), caption: null };
    const photo = await anAttachment(tx, owner);
    const video = await anAttachment(tx, owner, { kind: "VIDEO" });
    await expect(describeAttachment(tx, SYSTEM, { id: photo.id, version: 1, ...long })).rejects.toMatchObject({
      field: "altText",
    });
    await expect(describeAttachment(tx, SYSTEM, { id: video.id, version: 1, ...long })).resolves.toBeUndefined();
  }));

test("an attachment moves among its own kind, and at the end it stays", () =>
  inRollback(async (tx) => {
    const owner = await aPoint(tx);
    const first = await anAttachment(tx, owner);
    const video = await anAttachment(tx, owner, { kind: "VIDEO" });
    const second = await anAttachment(tx, owner);
    const third = await anAttachment(tx, owner);
    const order = async () =>
      (await listAttachments(await aViewer(tx), owner, tx))
        .filter(({ file }) => file.kind === "PICTURE")
        .map(({ id }) => id);
    await moveAttachment(tx, SYSTEM, { id: second.id, version: 1, direction: "UP" });
    expect(await order()).toEqual([second.id, first.id, third.id]);
    await moveAttachment(tx, SYSTEM, { id: second.id, version: 2, direction: "UP" });
    expect(await order()).toEqual([second.id, first.id, third.id]);
    await moveAttachment(tx, SYSTEM, { id: first.id, version: 1, direction: "DOWN" });
    expect(await order()).toEqual([second.id, third.id, first.id]);
    await expect(moveAttachment(tx, SYSTEM, { id: first.id, version: 1, direction: "UP" })).rejects.toThrow(
      "请刷新页面",
    );
    await moveAttachment(tx, SYSTEM, { id: video.id, version: 1, direction: "DOWN" });
    const moves = await tx.auditEntry.findMany({
      where: { event: "attachment.moved", subjectId: String(owner.id) },
      orderBy: { id: "asc" },
    });
    expect(moves.map(({ before, after }) => [before, after])).toEqual([
      [{ position: 2 }, { position: 1 }],
      [{ position: 2 }, { position: 3 }],
    ]);
  }));

test("what is removed leaves the record; its words stay in the history and the file in the store", () =>
  inRollback(async (tx) => {
    const owner = await aPoint(tx);
    const { id, fileId } = await anAttachment(tx, owner);
    await describeAttachment(tx, SYSTEM, { id, version: 1, altText: "石碑", caption: null });
    await removeAttachment(tx, SYSTEM, { id, version: 2 });
    expect(await listAttachments(await aViewer(tx), owner, tx)).toEqual([]);
    expect(await tx.storedFile.count({ where: { id: fileId } })).toBe(1);
    const entry = await tx.auditEntry.findFirstOrThrow({
      where: { event: "attachment.removed" },
      orderBy: { id: "desc" },
    });
    expect(entry.before).toMatchObject({ altText: "石碑", file: "测试照片.jpg" });
    await expect(removeAttachment(tx, SYSTEM, { id, version: 3 })).rejects.toBeInstanceOf(NotFound);
  }));

test("a video takes a picture as its poster and gives it back; nothing else does", () =>
  inRollback(async (tx) => {
    const owner = await aPoint(tx);
    const video = await anAttachment(tx, owner, { kind: "VIDEO" });
    const photo = await anAttachment(tx, owner);
    const still = await aStoredFile(tx);
    const poster = { fileId: still.id, name: "封面.jpg" };
    expect(await setPoster(tx, SYSTEM, { id: video.id, version: 1, ...poster })).toEqual(owner);
    const [shown] = await listAttachments(await aViewer(tx), owner, tx);
    expect(shown?.poster?.key).toBe(still.key);
    await removePoster(tx, SYSTEM, { id: video.id, version: 2 });
    await expect(removePoster(tx, SYSTEM, { id: video.id, version: 3 })).rejects.toThrow("没有封面");
    await expect(setPoster(tx, SYSTEM, { id: photo.id, version: 1, ...poster })).rejects.toThrow("只有视频");
    const other = { id: video.id, version: await versionOf(tx, video.id), fileId: video.fileId, name: "甲.mp4" };
    await expect(setPoster(tx, SYSTEM, other)).rejects.toThrow("一张图片");
  }));

test("an archived record takes and changes nothing", () =>
  inRollback(async (tx) => {
    const owner = await aPoint(tx);
    const { id, version } = await anAttachment(tx, owner);
    const video = await anAttachment(tx, owner, { kind: "VIDEO" });
    const still = await aStoredFile(tx);
    await archive(tx, owner);
    for (const change of [
      () => anAttachment(tx, owner),
      () => describeAttachment(tx, SYSTEM, { id, version, altText: null, caption: null }),
      () => moveAttachment(tx, SYSTEM, { id, version, direction: "UP" }),
      () => removeAttachment(tx, SYSTEM, { id, version }),
      () => setPoster(tx, SYSTEM, { id: video.id, version: 1, fileId: still.id, name: "封面.jpg" }),
    ]) {
      await expect(change()).rejects.toThrow("已归档");
    }
  }));

test("a record that is full takes no more, and an unknown one is not found", () =>
  inRollback(async (tx) => {
    const owner = await aPoint(tx);
    const files = await Promise.all(Array.from({ length: MOST_ATTACHMENTS }, () => aStoredFile(tx)));
    await tx.attachment.createMany({
      data: files.map(({ id }, index) => ({
        fileId: id,
        teachingPointId: owner.id,
        position: index + 1,
        name: "甲.jpg",
      })),
    });
    await expect(anAttachment(tx, owner)).rejects.toMatchObject({ field: "files" });
    await expect(anAttachment(tx, { type: "route", id: 999_999_999 })).rejects.toBeInstanceOf(NotFound);
    await expect(removeAttachment(tx, SYSTEM, { id: 999_999_999, version: 1 })).rejects.toBeInstanceOf(NotFound);
  }));

test("the open consent of a lecturer says whether it covers the photograph", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const { id } = await aLecturer(tx);
    expect(await getOpenConsent(viewer, id, tx)).toBeNull();
    await aConsent(tx, id, { coversPhoto: true });
    expect(await getOpenConsent(viewer, id, tx)).toEqual({ coversPhoto: true });
  }));

test("of the same file added twice at once, one hangs on the record", async () => {
  const { owner, fileId } = await db.$transaction(async (tx) => ({
    owner: await aPoint(tx),
    fileId: (await aStoredFile(tx)).id,
  }));
  const attach = () => db.$transaction((tx) => attachFile(tx, SYSTEM, { owner, fileId, name: "甲.jpg" }));
  const results = await Promise.allSettled([attach(), attach(), attach()]);
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  expect(refused.map(constraintOf)).toEqual(["attachment_file_once", "attachment_file_once"]);
  expect(sentenceForConstraint(refused[0])).toMatchObject({ field: "files", message: /没有重复添加/ });
});

test("of two photographs given to a lecturer at once, one is kept", async () => {
  const { owner, files } = await db.$transaction(async (tx) => ({
    owner: { type: "lecturer", id: (await aLecturer(tx)).id } as const,
    files: [await aStoredFile(tx), await aStoredFile(tx)],
  }));
  const results = await Promise.allSettled(
    files.map(({ id }) => db.$transaction((tx) => attachFile(tx, SYSTEM, { owner, fileId: id, name: "甲.jpg" }))),
  );
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  expect(refused.map(constraintOf)).toEqual(["attachment_one_photograph"]);
  expect(sentenceForConstraint(refused[0])?.message).toContain("请先移除原来的");
});

test("two clerks who add at once leave one order", async () => {
  const owner = await db.$transaction(aPoint);
  await Promise.all([1, 2, 3, 4].map(() => db.$transaction((tx) => anAttachment(tx, owner))));
  const rows = await db.attachment.findMany({ where: { teachingPointId: owner.id }, orderBy: { position: "asc" } });
  expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
});
