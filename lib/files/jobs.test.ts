import { mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { db, type Tx } from "@/lib/core/db";
import { fileStore } from "@/lib/core/storage";
import { anAttachment, anIntake } from "@/lib/testing/files";
import { aTeachingPoint } from "@/lib/testing/teaching-points";
import { attachFile, setPoster } from "./attachments/commands";
import type { Owner } from "./attachments/schema";
import { storeFile } from "./commands";
import { openFolder, picturePath } from "./folders";
import type { Intake } from "./intake";
import { clearUnusedFiles, clearUploads } from "./jobs";
import { ownPrefix } from "./uploads/leftovers";

// Read when the environment is first asked for, which importing the code under test does.
vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/unused-files-test-${process.pid}`;
});
const uploads = path.join(process.env.DATA_DIR!, "uploads");

afterAll(() => rm(process.env.DATA_DIR!, { recursive: true, force: true }));

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

/** Taken in and noted, with something in the store. */
async function anUpload(sha256?: string): Promise<Intake> {
  const key = await openFolder();
  await (await fileStore()).write(picturePath(key, 480), Buffer.from("480"));
  return anIntake({ key, ...(sha256 && { sha256 }) });
}

const isInStore = async ({ key }: { key: string }) => (await (await fileStore()).size(picturePath(key, 480))) !== null;

async function aPoint(tx: Tx = db): Promise<Owner> {
  return { type: "teaching-point", id: (await aTeachingPoint(tx)).id };
}

const attached = (owner: Owner, intake: Intake) =>
  db.$transaction(async (tx) => {
    const fileId = await storeFile(tx, SYSTEM, intake);
    return { fileId, ...(await attachFile(tx, SYSTEM, { owner, fileId, name: "甲.jpg" })) };
  });

const detach = (id: number) => db.attachment.delete({ where: { id } });

/** Resolves when a statement waits for a lock that another transaction holds. */
const someoneWaits = () =>
  expect
    .poll(async () => {
      const rows = await db.$queryRaw<unknown[]>`
        SELECT FROM pg_stat_activity WHERE "wait_event_type" = 'Lock' AND "datname" = current_database()`;
      return rows.length;
    })
    .toBeGreaterThan(0);

test("what was removed from its record leaves a day after that was noticed, row first and then folder", async () => {
  const intake = await anUpload();
  const { id, fileId } = await attached(await aPoint(), intake);
  await clearUnusedFiles(inHours(100));
  expect(await db.storedFile.count({ where: { id: fileId, unusedSince: null } })).toBe(1);
  await detach(id);
  await clearUnusedFiles(inHours(100));
  await clearUnusedFiles(inHours(123));
  expect(await isInStore(intake)).toBe(true);
  await clearUnusedFiles(inHours(125));
  expect(await db.storedFile.count({ where: { id: fileId } })).toBe(0);
  expect(await isInStore(intake)).toBe(false);
  expect(await db.unclaimedFolder.count({ where: { key: intake.key } })).toBe(0);
});

test("a poster is in use, and what came into use again has its day anew", async () => {
  const poster = await anUpload();
  const video = await db.$transaction(async (tx) => anAttachment(tx, await aPoint(tx), { kind: "VIDEO" }));
  await db.$transaction(async (tx) => {
    const fileId = await storeFile(tx, SYSTEM, poster);
    await setPoster(tx, SYSTEM, { id: video.id, version: 1, fileId, name: "封面.jpg" });
  });
  await clearUnusedFiles(inHours(0));
  await clearUnusedFiles(inHours(50));
  expect(await isInStore(poster)).toBe(true);

  const photo = await anUpload();
  const { id, fileId } = await attached(await aPoint(), photo);
  // As a clearing leaves it that looked while the photograph was being added.
  await db.storedFile.update({ where: { id: fileId }, data: { unusedSince: inHours(-100) } });
  await clearUnusedFiles(inHours(0));
  await detach(id);
  await clearUnusedFiles(inHours(1));
  expect(await db.storedFile.count({ where: { id: fileId } })).toBe(1);
});

test("a folder that nobody claimed within a day goes; a young one and one that nobody noted stay", async () => {
  const [old, young] = [await anUpload(), await anUpload()];
  await db.unclaimedFolder.update({ where: { key: old.key }, data: { since: inHours(-25) } });
  const foreign = { key: "somebody-elses-folder-in-the-bucket" };
  await (await fileStore()).write(picturePath(foreign.key, 480), Buffer.from("480"));
  await clearUnusedFiles(inHours(0));
  expect(await Promise.all([old, young, foreign].map(isInStore))).toEqual([false, true, true]);
  await expect(attached(await aPoint(), old)).rejects.toThrow("请重新上传");
});

test("a folder that cannot be removed today stays noted, and keeps no other", async () => {
  const [stuck, next] = [await anUpload(), await anUpload()];
  await db.unclaimedFolder.update({ where: { key: stuck.key }, data: { since: inHours(-30) } });
  await db.unclaimedFolder.update({ where: { key: next.key }, data: { since: inHours(-29) } });
  const removal = vi.spyOn(await fileStore(), "removeFolder").mockRejectedValueOnce(new Error("busy"));
  await clearUnusedFiles(inHours(0));
  removal.mockRestore();
  expect(await Promise.all([stuck, next].map(isInStore))).toEqual([true, false]);
  await clearUnusedFiles(inHours(0));
  expect(await isInStore(stuck)).toBe(false);
});

test("an upload that comes upon an unused file keeps it, though it was about to be removed", async () => {
  const owner = await aPoint();
  const first = await anUpload();
  const { id, fileId } = await attached(owner, first);
  await detach(id);
  await db.storedFile.update({ where: { id: fileId }, data: { unusedSince: inHours(-48) } });
  const again = await anUpload(first.sha256);
  let clearing: Promise<unknown> | undefined;
  const attachment = await db.$transaction(async (tx) => {
    const found = await storeFile(tx, SYSTEM, again);
    clearing = clearUnusedFiles(inHours(0));
    await someoneWaits();
    return attachFile(tx, SYSTEM, { owner, fileId: found, name: "甲.jpg" });
  });
  await clearing;
  expect(await db.attachment.findUniqueOrThrow({ where: { id: attachment.id } })).toMatchObject({ fileId });
  expect(await isInStore(first)).toBe(true);
});

test("an upload that comes too late for an unused file brings its own copy", async () => {
  const owner = await aPoint();
  const first = await anUpload();
  const { id, fileId } = await attached(owner, first);
  await detach(id);
  await db.storedFile.update({ where: { id: fileId }, data: { unusedSince: inHours(-48) } });
  const again = await anUpload(first.sha256);
  let attaching: ReturnType<typeof attached> | undefined;
  await db.$transaction(async (tx) => {
    await tx.storedFile.delete({ where: { id: fileId } });
    attaching = attached(owner, again);
    await someoneWaits();
  });
  const attachment = await attaching!;
  const file = await db.storedFile.findUniqueOrThrow({ where: { id: attachment.fileId } });
  expect(file.key).toBe(again.key);
});

test("a folder that is just being claimed is passed over", async () => {
  const [owner, intake] = [await aPoint(), await anUpload()];
  await db.unclaimedFolder.update({ where: { key: intake.key }, data: { since: inHours(-25) } });
  await db.$transaction(async (tx) => {
    const fileId = await storeFile(tx, SYSTEM, intake);
    await clearUnusedFiles(inHours(0));
    await attachFile(tx, SYSTEM, { owner, fileId, name: "甲.jpg" });
  });
  expect(await isInStore(intake)).toBe(true);
});

test("an upload whose folder is just being cleared away is asked to come again", async () => {
  const [owner, intake] = [await aPoint(), await anUpload()];
  let attaching: Promise<unknown> | undefined;
  await db.$transaction(async (tx) => {
    await tx.unclaimedFolder.delete({ where: { key: intake.key } });
    attaching = attached(owner, intake).catch((error) => error);
    await someoneWaits();
  });
  expect(await attaching).toMatchObject({ message: expect.stringContaining("请重新上传"), field: "files" });
});

test("several servers clearing while clerks add and remove the same photograph lose none that is shown", async () => {
  const { sha256 } = anIntake();
  const owners = await Promise.all(Array.from({ length: 6 }, () => aPoint()));
  for (let round = 0; round < 8; round++) {
    await Promise.all([
      clearUnusedFiles(inHours(0)),
      ...owners.map(async (owner) => attached(owner, await anUpload(sha256))),
      clearUnusedFiles(inHours(0)),
    ]);
    const shown = await db.attachment.findMany({ where: { file: { sha256 } }, include: { file: true } });
    expect(shown).toHaveLength(owners.length);
    expect(new Set(shown.map(({ file }) => file.key)).size).toBe(1);
    expect(await isInStore(shown[0]!.file)).toBe(true);
    await Promise.all(shown.map(({ id }) => detach(id)));
    await db.storedFile.update({ where: { sha256 }, data: { unusedSince: inHours(-48) } });
  }
});

test("uploads that nobody went on with for four days go", async () => {
  await mkdir(uploads, { recursive: true });
  for (const [name, hours] of [
    ["old", -100],
    ["old.json", -100],
    ["young", -90],
  ] as const) {
    await writeFile(path.join(uploads, name), name);
    await utimes(path.join(uploads, name), inHours(hours), inHours(hours));
  }
  expect(await clearUploads(inHours(0))).toBe(2);
  expect(await readdir(uploads)).toEqual(["young"]);
});

test("what a killed server's forms left goes at its next start; not what comes now, nor another server's", async () => {
  await rm(uploads, { recursive: true, force: true });
  await mkdir(uploads, { recursive: true });
  const [now, before] = [`${ownPrefix()}now`, `${ownPrefix().replace(/\d+\.\d+-$/, "1.1-")}before`];
  const others = `form-${"0".repeat(16)}-1.1-others`;
  for (const name of [now, before, others, "part"]) await writeFile(path.join(uploads, name), name);
  expect(await clearUploads(new Date())).toBe(1);
  expect((await readdir(uploads)).sort()).toEqual([now, others, "part"].sort());
});
