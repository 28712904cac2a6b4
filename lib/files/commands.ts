import type { Actor } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import type { Intake } from "./intake";

/**
 * The row of a file whose content is in the store; its id. Content that is there already is one file: the row it has is
 * given back, and the new copy leaves the store.
 */
export async function storeFile(_tx: Tx, _actor: Actor, _intake: Intake): Promise<number> {
  throw new Error("not built yet");
}
