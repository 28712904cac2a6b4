import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { stopTypst } from "@/lib/core/typst";
import { anAppointment } from "@/lib/testing/appointments";
import { aCeremony } from "@/lib/testing/ceremonies";
import { openBatch } from "./commands";
import { batchPath, tidyBatchFolder } from "./files";
import { printBatch } from "./jobs";
import { batchState } from "./rules";

// Read when the environment is first asked for, which importing the code under test does.
vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/letter-batches-test-${process.pid}`;
});
const folder = path.join(process.env.DATA_DIR!, "letter-batches");

afterAll(async () => {
  await stopTypst();
  await rm(process.env.DATA_DIR!, { recursive: true, force: true });
});

async function aBatch(form: "ONE_PDF" | "ZIP") {
  const id = await db.$transaction(async (tx) => {
    const { id: ceremonyId } = await aCeremony(tx);
    await anAppointment(tx, { ceremonyId });
    return openBatch(tx, SYSTEM, { ceremonyId, form, variant: "FULL" });
  });
  return db.letterBatch.findUniqueOrThrow({ where: { id } });
}

test("a batch becomes one whole file in the folder that was configured", async () => {
  const [pdf, zip] = [await aBatch("ONE_PDF"), await aBatch("ZIP")];
  await Promise.all([printBatch(pdf.id), printBatch(zip.id)]);
  for (const batch of await db.letterBatch.findMany({ where: { id: { in: [pdf.id, zip.id] } } })) {
    expect(batchState(batch, new Date())).toBe("DONE");
    expect(batch.done).toBe(batch.total);
  }
  expect((await readdir(folder)).sort()).toEqual([`${pdf.id}.pdf`, `${zip.id}.zip`]);
  expect((await readFile(batchPath(pdf))).subarray(0, 5).toString()).toBe("%PDF-");
});

test("files older than a day are removed", async () => {
  await tidyBatchFolder(new Date(Date.now() + 25 * 3_600_000));
  expect(await readdir(folder)).toEqual([]);
});

test("a batch that nobody has heard of for a minute was interrupted", () => {
  const [seenAt, now] = [new Date("2025-02-20T09:00:00Z"), new Date("2025-02-20T09:01:01Z")];
  const open = { finishedAt: null, failedAt: null, seenAt };
  expect(batchState(open, seenAt)).toBe("WORKING");
  expect(batchState(open, now)).toBe("INTERRUPTED");
  expect(batchState({ ...open, failedAt: now }, now)).toBe("FAILED");
});
