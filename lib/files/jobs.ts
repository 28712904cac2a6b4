import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { LOCKS } from "@/lib/core/advisory-locks.mjs";
import { db } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { fileStore } from "@/lib/core/storage";
import { uploadsFolder } from "./uploads/folder";
import { clearOwnLeftovers } from "./uploads/leftovers";

const HOUR = 3_600_000;
/** A page that somebody has open still shows what was removed from its record; nobody looks at it for a day. */
const UNUSED_HOURS = 24;
/** A video that stopped half-way can be gone on with over a long weekend. */
const UNFINISHED_HOURS = 4 * 24;

/** What one clearing removed. */
export type Cleared = { files: number; folders: number };

/**
 * Removes files that nothing has shown for a day, and folders of the store that no file claimed within one. Any number of
 * servers may do so at once.
 */
export async function clearUnusedFiles(now: Date): Promise<Cleared> {
  const files = await removeUnused(now);
  const folders = await clearUnclaimed(hoursBefore(now, UNUSED_HOURS));
  log.info({ files, folders }, "unused files were cleared away");
  return { files, folders };
}

/**
 * Removes what forms left that a killed server was receiving, and uploads in parts that nobody went on with for four days; every
 * server its own, where they share no folder.
 */
export async function clearUploads(now: Date): Promise<number> {
  const before = hoursBefore(now, UNFINISHED_HOURS);
  const folder = await uploadsFolder();
  let cleared = await clearOwnLeftovers(folder);
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    // Another server may have removed it meanwhile.
    const found = await stat(file).catch(() => null);
    if (!found || found.mtime >= before) continue;
    await rm(file, { force: true });
    cleared += 1;
  }
  if (cleared > 0) log.info({ uploads: cleared }, "unfinished uploads were cleared away");
  return cleared;
}

/**
 * Notes since when a file is unused, and removes those that have been for long; their folders are unclaimed from then on.
 * An upload that comes upon a row as the content it brought takes the note away: whichever is first, the other waits for the
 * row and looks at it again.
 */
async function removeUnused(now: Date): Promise<number> {
  await db.$executeRaw`
    UPDATE "StoredFile" AS file SET "unusedSince" = NULL
    WHERE "unusedSince" IS NOT NULL AND (
      EXISTS (SELECT FROM "Attachment" WHERE "fileId" = file."id") OR
      EXISTS (SELECT FROM "Attachment" WHERE "posterId" = file."id"))`;
  await db.$executeRaw`
    UPDATE "StoredFile" AS file SET "unusedSince" = ${now}
    WHERE "unusedSince" IS NULL
      AND NOT EXISTS (SELECT FROM "Attachment" WHERE "fileId" = file."id")
      AND NOT EXISTS (SELECT FROM "Attachment" WHERE "posterId" = file."id")`;
  return db.$executeRaw`
    WITH removed AS (
      DELETE FROM "StoredFile" AS file
      WHERE "unusedSince" < ${hoursBefore(now, UNUSED_HOURS)}
        AND NOT EXISTS (SELECT FROM "Attachment" WHERE "fileId" = file."id")
        AND NOT EXISTS (SELECT FROM "Attachment" WHERE "posterId" = file."id")
      RETURNING "key", "unusedSince")
    INSERT INTO "UnclaimedFolder" ("key", "since") SELECT "key", "unusedSince" FROM removed`;
}

/** Empties the folders noted before that time. One that cannot be removed today stays noted. */
async function clearUnclaimed(before: Date): Promise<number> {
  let cleared = 0;
  const due = await db.unclaimedFolder.findMany({ where: { since: { lt: before } }, orderBy: { since: "asc" } });
  for (const { key } of due) {
    const isCleared = await clearFolder(key).catch((error) =>
      log.error({ err: error, key }, "a folder was not removed"),
    );
    if (isCleared) cleared += 1;
  }
  return cleared;
}

/** False when it was claimed meanwhile, is about to be, or another server is at it; or while a backup copies files. */
function clearFolder(key: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ free: boolean }[]>`
      SELECT pg_try_advisory_xact_lock_shared(${LOCKS.clearing}) AS "free"`;
    if (!lock!.free) return false;
    const held = await tx.$queryRaw<unknown[]>`
      SELECT FROM "UnclaimedFolder" WHERE "key" = ${key} FOR UPDATE SKIP LOCKED`;
    if (held.length === 0) return false;
    await (await fileStore()).removeFolder(key);
    await tx.unclaimedFolder.delete({ where: { key } });
    return true;
  });
}

function hoursBefore(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * HOUR);
}
