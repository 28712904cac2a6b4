import { SYSTEM } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { takeTurn } from "@/lib/core/job-turns";
import { log } from "@/lib/core/log";
import { verifyLog } from "./commands";
import { sentenceOfBreak, sentenceOfCheck } from "./rules";

/** Checks the whole log once a day, on whichever server is first. Null when it was not this one's turn. */
export async function verifyLogDaily() {
  if (!(await takeTurn("audit-check", 24 * 60 - 30))) return null;
  const found = await db.$transaction((tx) => verifyLog(tx, SYSTEM), { timeout: 600_000 });
  const breaks = found.breaks.map(sentenceOfBreak);
  if (found.broken > 0) log.error({ breaks }, sentenceOfCheck(found));
  return found;
}
