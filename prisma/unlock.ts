import { unlockAccount } from "@/lib/accounts/guesses/commands";
import { SYSTEM } from "@/lib/core/audit";
import { db } from "@/lib/core/db";

// Forgets the wrong guesses at an account (npm run unlock). The user name is the argument.
const username = (process.argv[2] ?? "").trim().toLowerCase();
const account = await db.account.findUnique({ where: { username } });
if (account) await db.$transaction((tx) => unlockAccount(tx, { ...SYSTEM, name: "服务器上的操作" }, account));
const known = await db.account.findMany({ where: { disabledAt: null }, select: { username: true }, take: 20 });
process.stdout.write(
  account
    ? `账号“${username}”已解锁，可以再次登录。\n`
    : `没有用户名是“${username}”的账号。现有：${known.map((one) => one.username).join("、")}。\n`,
);
process.exitCode = account ? 0 : 1;
await db.$disconnect();
