import { availableParallelism } from "node:os";
import path from "node:path";
import { log } from "@/lib/core/log";
import { type Bounds, inThread, OutOfBounds } from "./bounded-thread";
import type { Inspections } from "./inspection/worker.mjs";
import { refusalOf } from "./intake-name";
import { turnsAt } from "./turns";
import type { UploadedFile } from "./uploads/folder";

export type Answer<What extends keyof Inspections> = Awaited<ReturnType<Inspections[What]>>;

/** Far more than any document of the size that is taken needs. */
const BOUNDS: Bounds = { milliseconds: 60_000, megabytes: 256 };

/** Looking into one takes a core; however many are uploaded, one is left to the site. */
const turns = turnsAt(Math.max(1, availableParallelism() - 1));

/**
 * Looks into an uploaded file, in a thread of its own that ends when it takes too long or too much memory: some are made so
 * that whoever reads them is busy for hours. Such a file is refused.
 */
export async function inspect<What extends keyof Inspections>(
  file: UploadedFile,
  what: What,
  bounds = BOUNDS,
): Promise<Answer<What>> {
  const program = path.join(/* turbopackIgnore: true */ process.cwd(), "lib/files/inspection/worker.mjs");
  try {
    const answer = await turns.take(1, () => inThread(program, { what, path: file.path }, bounds));
    return answer as Answer<What>;
  } catch (error) {
    if (error instanceof OutOfBounds) throw tooComplex(file.name, error);
    throw error;
  }
}

/** The refusal of a file that could not be looked through within bounds. */
export function tooComplex(name: string, error: Error) {
  log.warn({ err: error }, "an uploaded file could not be looked through");
  return refusalOf(name, "太复杂，检查不完，没有收下。请重新保存一份再传。");
}
