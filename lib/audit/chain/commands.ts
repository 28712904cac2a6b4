import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { checkChain } from "./queries";
import { type ChainCheck, sentenceOfBreak } from "./rules";

const SUBJECT = { type: "audit", id: null, label: "审计日志" };

/** Checks the whole log and records what was found, in the log itself: its own next links then stand on the head it saw. */
export async function verifyLog(tx: Tx, actor: Actor): Promise<ChainCheck> {
  const found = await checkChain(tx);
  const after = { ...found, breaks: found.breaks.map(sentenceOfBreak) };
  await record(tx, actor, found.broken > 0 ? "audit.broken" : "audit.verified", SUBJECT, { after });
  return found;
}
