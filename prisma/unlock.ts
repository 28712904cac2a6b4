import { unlockAccount } from "@/lib/accounts/guesses/commands";
import { resetSecondFactor } from "@/lib/accounts/second-factor/commands";
import { SYSTEM } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { Refusal } from "@/lib/core/errors";

// Forgets the wrong guesses at an account (npm run unlock); with --second-factor also the telephone of somebody who lost it.
const [name = "", option] = process.argv.slice(2);
const username = name.trim().toLowerCase();
const actor = { ...SYSTEM, name: "服务器上的操作" };
const account = await db.account.findUnique({ where: { username } });
if (account) {
  const done = await db
    .$transaction(async (tx) => {
      await unlockAccount(tx, actor, account);
      if (option === "--second-factor") await resetSecondFactor(tx, actor, account);
      return option === "--second-factor" ? "已解锁，第二重验证已重设" : "已解锁";
    })
    .catch((error: unknown) => {
      if (error instanceof Refusal) return `没有改动：${error.message}`;
      throw error;
    });
  process.stdout.write(`账号“${username}”：${done}。\n`);
} else {
  const known = await db.account.findMany({ where: { disabledAt: null }, select: { username: true }, take: 20 });
  process.stdout.write(`没有用户名是“${username}”的账号。现有：${known.map((one) => one.username).join("、")}。\n`);
  process.exitCode = 1;
}
await db.$disconnect();
