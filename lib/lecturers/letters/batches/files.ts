import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { dataFolder } from "@/lib/core/storage";
import type { LetterBatchForm } from "@/prisma/generated/enums";
import { KEPT_HOURS } from "./rules";

const ENDINGS: Record<LetterBatchForm, string> = { ONE_PDF: "pdf", ZIP: "zip" };

/** Where the file of a batch lies. */
export function batchPath(batch: { id: number; form: LetterBatchForm }): string {
  return dataFolder("letter-batches", `${batch.id}.${ENDINGS[batch.form]}`);
}

/** Makes the folder and removes files older than a day: letters can always be made again. */
export async function tidyBatchFolder(now: Date): Promise<void> {
  await mkdir(folder(), { recursive: true });
  for (const name of await readdir(folder())) {
    const file = path.join(folder(), name);
    // Another batch may have renamed or removed it meanwhile.
    const found = await stat(file).catch(() => null);
    if (found && now.getTime() - found.mtimeMs > KEPT_HOURS * 3_600_000) await rm(file, { force: true });
  }
}

function folder(): string {
  return dataFolder("letter-batches");
}
