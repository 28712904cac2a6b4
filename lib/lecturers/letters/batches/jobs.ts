import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { dayInShanghai } from "@/lib/core/dates";
import { db } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import type { LetterBatch } from "@/prisma/generated/client";
import { letterFileName, letterPdf, lettersPdf, zipLetters } from "../documents";
import { readLetterSnapshots } from "../queries";
import type { LetterSnapshot } from "../snapshot";
import { batchPath, tidyBatchFolder } from "./files";

/** Progress is written down once for so many letters, and when all are done. */
const STEP = 10;
/** How often a batch says that it is still worked on: a letter may wait for others. */
const PULSE = 20_000;

/** So many letters are asked for at once. */
const AHEAD = 3;

/**
 * Makes the file of an open batch, noting how far it is. Runs after the response of the action that opened the batch; the
 * file gets its name only when it is whole.
 */
export async function printBatch(batchId: number): Promise<void> {
  const batch = await db.letterBatch.findUniqueOrThrow({ where: { id: batchId } });
  const part = `${batchPath(batch)}.part`;
  const pulse = setInterval(() => noteAlive(batchId), PULSE);
  try {
    await tidyBatchFolder(new Date());
    const snapshots = await readLetterSnapshots(db, batch.ceremonyId);
    await pipeline(fileOf(batch, snapshots), createWriteStream(part));
    await rename(part, batchPath(batch));
    const finishedAt = new Date();
    await db.letterBatch.update({
      where: { id: batchId },
      data: { done: batch.total, seenAt: finishedAt, finishedAt },
    });
  } catch (error) {
    log.error({ err: error, batchId }, "a batch of letters failed");
    await rm(part, { force: true });
    await db.letterBatch.update({ where: { id: batchId }, data: { failedAt: new Date() } });
  } finally {
    clearInterval(pulse);
  }
}

function noteAlive(id: number): void {
  db.letterBatch
    .update({ where: { id }, data: { seenAt: new Date() } })
    .catch((error) => log.warn({ err: error, batchId: id }, "the pulse of a batch was not noted"));
}

function fileOf(batch: LetterBatch, snapshots: LetterSnapshot[]) {
  if (batch.form === "ZIP") return zipLetters(lettersOneByOne(batch, snapshots), dayInShanghai());
  return lettersPdf(snapshots, { variant: batch.variant, onMade: (done) => noteDone(batch, done) });
}

function noteDone({ id, total }: LetterBatch, done: number) {
  return db.letterBatch.update({ where: { id }, data: { done: Math.min(done, total) } });
}

async function* lettersOneByOne(batch: LetterBatch, snapshots: LetterSnapshot[]) {
  const begin = (snapshot: LetterSnapshot) => {
    const bytes = letterPdf(snapshot, { variant: batch.variant });
    // Nobody may be waiting for it any more when it fails; whoever does still hears of it.
    bytes.catch(() => {});
    return { name: letterFileName(snapshot), bytes };
  };
  // While a letter is packed the thread already makes the next one and has another to go on with.
  const begun = snapshots.slice(0, AHEAD).map(begin);
  for (const [index] of snapshots.entries()) {
    const { name, bytes } = begun.shift()!;
    const packed = { name, bytes: await bytes };
    const further = snapshots[index + AHEAD];
    if (further) begun.push(begin(further));
    yield packed;
    if ((index + 1) % STEP === 0) await noteDone(batch, index + 1);
  }
}
