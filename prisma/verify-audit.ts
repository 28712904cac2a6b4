import { verifyLog } from "@/lib/audit/chain/commands";
import { isOnChain } from "@/lib/audit/chain/queries";
import { sentenceOfBreak, sentenceOfCheck } from "@/lib/audit/chain/rules";
import { SYSTEM } from "@/lib/core/audit";
import { db } from "@/lib/core/db";

/** Checks the audit log and says what it found; a head noted before may follow. Ends with 1 when anything is not as it was. */
const noted = process.argv[2];
const found = await db.$transaction((tx) => verifyLog(tx, SYSTEM), { timeout: 600_000 });
for (const one of found.breaks) console.log(sentenceOfBreak(one));
console.log(sentenceOfCheck(found));
let isSound = found.broken === 0;
if (noted) {
  const isThere = await isOnChain(noted);
  isSound &&= isThere;
  console.log(isThere ? `链上有 ${noted}。` : `链上没有 ${noted}：请核对抄写；如果无误，那时的记录已被重写或截去。`);
}
if (isSound && found.head) console.log(`核对到链首 ${found.head}，请抄录并保存在本系统之外。`);
await db.$disconnect();
process.exitCode = isSound ? 0 : 1;
