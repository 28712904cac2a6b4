import { db, type Tx } from "@/lib/core/db";

class Rollback extends Error {}

/** Runs a test in a transaction of the worker's own database and rolls it back. */
export async function inRollback(test: (tx: Tx) => Promise<void>): Promise<void> {
  try {
    await db.$transaction(async (tx) => {
      await test(tx);
      throw new Rollback();
    });
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
  }
}
