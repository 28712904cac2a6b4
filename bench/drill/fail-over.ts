import { setTimeout as wait } from "node:timers/promises";
import { say } from "@/bin/lib/progress.mjs";
import { comesTrue, PlainVisitor } from "../support/plain-visitor";
import { newCourse, wholeEverywhere, withdrawnEverywhere } from "./across-servers";
import type { startPair } from "./replication";
import type { Report } from "./report";
import { anAccount, organizationsAmong, recordedAmong } from "./school";
import type { startSwitch } from "./switch";
import { startClerks } from "./traffic";
import { aVideo, hangOnCourse, sendInParts } from "./uploads";
import type { WebServer } from "./web-servers";

const CLERKS = 4;
/** So many more must be acknowledged after each blow. */
const MORE = 30;
const PATIENCE = 60_000;

type Cluster = {
  /** The address of nginx. */
  front: string;
  servers: WebServer[];
  pair: Awaited<ReturnType<typeof startPair>>;
  exchange: Awaited<ReturnType<typeof startSwitch>>;
  databaseUrl: string;
};

/** Under traffic a web server dies, then the primary; the standby is promoted. Nothing that was acknowledged may be missing. */
export async function failOver(report: Report, { front, servers, pair, exchange, databaseUrl }: Cluster) {
  const account = await anAccount(databaseUrl);
  const clerks = Array.from({ length: CLERKS }, () => new PlainVisitor([front]));
  for (const clerk of clerks) await clerk.signIn(account.username, account.password);
  const sender = new PlainVisitor([front]);
  await sender.signIn(account.username, account.password);
  const [video, course] = [aVideo(), await newCourse(sender)];

  const traffic = startClerks([front], clerks);
  report.check("平时：写入都得到确认", await traffic.goesOn(MORE, PATIENCE), `${traffic.told.failed} 次没有得到确认`);

  // In the middle of a video, too: its parts lie where the other servers find them.
  const upload = await sendInParts(sender, video, async (parts) => {
    if (parts === 2) await servers[0]!.kill();
  });
  report.check("一台网站服务器被杀：其余的接着写", await traffic.goesOn(MORE, PATIENCE), counted(traffic.told));
  await hangOnCourse(sender, course, upload);

  const killed = performance.now();
  pair.killPrimary();
  await wait(500);
  say("主数据库被杀，提升随从数据库…");
  await pair.promoteStandby();
  exchange.pointTo(pair.standby.port);
  report.check("主数据库被杀、随从提升：接着写", await traffic.goesOn(MORE, PATIENCE), counted(traffic.told));
  say(`  从主数据库被杀到又有 ${MORE} 次写入得到确认：${Math.round(performance.now() - killed)} ms`);

  const { acknowledged } = await traffic.stop();
  const [kept, recorded] = [
    await organizationsAmong(databaseUrl, acknowledged),
    await recordedAmong(databaseUrl, acknowledged),
  ];
  report.check("确认过的都在", kept.size === acknowledged.length, `${kept.size}/${acknowledged.length}`);
  report.check("审计记录也都在", recorded.size === acknowledged.length, `${recorded.size}/${acknowledged.length}`);
  await report.holds("分段上传途中死了一台服务器的视频，一个字节不差", () =>
    wholeEverywhere(databaseUrl, sender, course, video, 2),
  );
  await report.holds("换了主数据库之后，撤下的内容每台都没有了", () =>
    withdrawnEverywhere(
      databaseUrl,
      servers.slice(1).map(({ address }) => address),
    ),
  );
  await report.holds("其余的网站服务器都健康", () =>
    comesTrue(async () => {
      const answers = await Promise.all(servers.slice(1).map(({ address }) => fetch(`${address}/api/health`)));
      return answers.every(({ status }) => status === 200);
    }, 10_000),
  );
}

const counted = ({ acknowledged, failed }: { acknowledged: string[]; failed: number }) =>
  `已确认 ${acknowledged.length}，没有得到确认 ${failed}`;
