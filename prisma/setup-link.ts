import { issueSetupLink } from "@/lib/accounts/invitations/commands";
import { db } from "@/lib/core/db";

// Prints the path of the one-time page that makes the first administrator; prints nothing when there is one.
const token = await db.$transaction((tx) => issueSetupLink(tx));
if (token) process.stdout.write(`/setup?token=${token}\n`);
await db.$disconnect();
