import { mkdirSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { startDatabase } from "@/bin/lib/database.mjs";
import { prepareDataDir } from "@/bin/lib/environment.mjs";
import { Failure, main } from "@/bin/lib/failure.mjs";
import { freePort } from "@/bin/lib/ports.mjs";
import { prepare } from "@/bin/lib/prepare.mjs";
import { say } from "@/bin/lib/progress.mjs";
import { checkAcrossServers } from "./drill/across-servers";
import { failOver } from "./drill/fail-over";
import { measureSteps } from "./drill/measure";
import { hasNginx, startNginx } from "./drill/nginx";
import { startPair } from "./drill/replication";
import { Report } from "./drill/report";
import { startSwitch } from "./drill/switch";
import { startWebServers } from "./drill/web-servers";

/** Run by bin/drill.mjs, in a folder of its own that goes afterwards. `--short`: two servers and one database; `--measure`: requests a second. */
const { DRILL_FOLDER: folder } = z.object({ DRILL_FOLDER: z.string().min(1) }).parse(process.env);
const dataDir = path.join(folder, "data");
const report = new Report();
prepareDataDir(dataDir);

await main(async () => {
  if (process.argv.includes("--short")) await shortDrill();
  else if (process.argv.includes("--measure")) await measure();
  else await wholeDrill();
  say(report.failures === 0 ? "演练通过。" : `演练没有通过：${report.failures} 项。`);
  return report.failures === 0 ? 0 : 1;
});

async function shortDrill(): Promise<void> {
  const { url, ownerUrl } = await startDatabase({ dataDir, databaseUrl: undefined, throwaway: true });
  const env = await environment(url, ownerUrl);
  const servers = await startWebServers(2, env);
  await checkAcrossServers(report, { databaseUrl: url, servers: servers.map(({ address }) => address) });
}

async function measure(): Promise<void> {
  const { url, ownerUrl } = await startDatabase({ dataDir, databaseUrl: undefined, throwaway: true });
  await measureSteps(folder, await startWebServers(3, { ...(await environment(url, ownerUrl)), TRUSTED_PROXIES: "1" }));
}

async function wholeDrill(): Promise<void> {
  if (!hasNginx()) throw new Failure("演练需要 nginx，请先安装，例如：apt-get install nginx");
  say("正在启动主数据库和随从数据库…");
  const pair = await startPair(folder);
  const exchange = await startSwitch(pair.primary.port);
  const databaseUrl = pair.primary.url.replace(`:${pair.primary.port}/`, `:${exchange.port}/`);
  const { aBucketServer } = await import("@/lib/testing/bucket");
  const bucket = await aBucketServer();
  try {
    const files = Object.fromEntries(Object.entries(bucket.settings).map(([name, value]) => [name, String(value)]));
    const env = { ...(await environment(databaseUrl)), ...files };
    say("正在启动三台网站服务器和 nginx…");
    const servers = await startWebServers(3, { ...env, TRUSTED_PROXIES: "1" });
    const front = await startNginx(path.join(folder, "nginx"), {
      port: await freePort(),
      servers: servers.map(({ port }) => port),
    });
    await checkAcrossServers(report, { databaseUrl, servers: servers.map(({ address }) => address) });
    await failOver(report, { front, servers, pair, exchange, databaseUrl });
  } finally {
    exchange.stop();
    await bucket.stop();
  }
}

/** The school, its secret and the folder that all servers share. */
async function environment(databaseUrl: string, ownerUrl = databaseUrl): Promise<Record<string, string>> {
  const shared = path.join(folder, "shared");
  mkdirSync(shared, { recursive: true, mode: 0o700 });
  const { MIGRATION_DATABASE_URL: _, ...prepared } = await prepare({
    dataDir,
    databaseUrl,
    ownerUrl,
    seedArguments: [],
  });
  return { ...prepared, SHARED_DIR: shared, LOG_LEVEL: "fatal" };
}
