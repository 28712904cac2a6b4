import { spawnSync } from "node:child_process";
import type { Client } from "pg";
import { expect, test } from "vitest";
import { withClient } from "@/bin/lib/database.mjs";
import { record, SYSTEM } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { ownDatabase } from "@/lib/testing/databases";
import { verifyLog } from "./commands";
import { verifyLogDaily } from "./jobs";
import { currentHead, lastCheck, ownPower } from "./queries";

const urls = ownDatabase();

const write = (label: string) =>
  db.$transaction((tx) => record(tx, SYSTEM, "lecturer.changed", { type: "lecturer", id: 7, label }));

/** What `npm run audit:verify` runs. */
function verify(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--no-deprecation", "--import", "tsx", "prisma/verify-audit.ts", ...args],
    { encoding: "utf8" },
  );
  return { status, said: stdout + stderr };
}

test("a check is kept in the log, with the head it saw and when it was", async () => {
  expect(await lastCheck()).toBeNull();
  await write("甲");
  const before = await currentHead();
  const found = await db.$transaction((tx) => verifyLog(tx, SYSTEM));
  expect(found.head).toBe(before);
  expect(await lastCheck()).toMatchObject({ links: found.links, broken: 0, breaks: [], by: "系统" });
});

test("of all servers one checks the log, once a day", async () => {
  const checks = await Promise.all([verifyLogDaily(), verifyLogDaily(), verifyLogDaily()]);
  expect(checks.filter((found) => found !== null)).toHaveLength(1);
  expect(await verifyLogDaily()).toBeNull();
});

test("the site's own account cannot rewrite the log", async () => {
  expect(await ownPower()).toBeNull();
});

test("the command ends with 0 while all is as it was written, else with 1 and the number of the entry", async () => {
  await write("乙");
  const noted = (await currentHead())!;
  const sound = verify(noted);
  expect(sound.said).toContain(`链上有 ${noted}。`);
  expect(sound).toMatchObject({ status: 0, said: expect.stringContaining("审计日志完整") });
  expect(verify("3-00000000000000000000000000000000")).toMatchObject({
    status: 1,
    said: expect.stringContaining("链上没有"),
  });
  const { id } = await db.auditEntry.findFirstOrThrow({ where: { subjectLabel: "乙" } });
  await withClient(urls.superUrl, (client: Client) =>
    client.query(
      `set session_replication_role = replica; update "AuditEntry" set "actorName" = '别人' where "id" = ${id}`,
    ),
  );
  const broken = verify();
  expect(broken.status).toBe(1);
  expect(broken.said).toContain(`编号 ${id} 的记录`);
  expect(await lastCheck()).toMatchObject({
    broken: 1,
    breaks: [expect.stringContaining(`编号 ${id} 的记录`)],
  });
});
