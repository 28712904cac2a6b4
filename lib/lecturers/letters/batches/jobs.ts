import { createWriteStream } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
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
/** How often a batch says that it is still worked on: one PDF of many letters shows no progress, and may wait for others. */
const PULSE = 20_000;

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
    if (batch.form === "ONE_PDF") await writeFile(part, await lettersPdf(snapshots, { variant: batch.variant }));
    else await pipeline(zipLetters(lettersOneByOne(batch, snapshots), dayInShanghai()), createWriteStream(part));
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

async function* lettersOneByOne(batch: LetterBatch, snapshots: LetterSnapshot[]) {
  for (const [index, snapshot] of snapshots.entries()) {
    yield { name: letterFileName(snapshot), bytes: await letterPdf(snapshot, { variant: batch.variant }) };
    const done = Math.min(index + 1, batch.total);
    if (done % STEP === 0) await db.letterBatch.update({ where: { id: batch.id }, data: { done } });
  }
}
