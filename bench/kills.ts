import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { startNode } from "@/bin/lib/children.mjs";
import { startDatabase } from "@/bin/lib/database.mjs";
import { main } from "@/bin/lib/failure.mjs";
import { freePort, tryToListen } from "@/bin/lib/ports.mjs";
import { runningServer } from "@/bin/lib/postgres.mjs";
import { postgresHome } from "@/bin/lib/postgres-home.mjs";
import { say } from "@/bin/lib/progress.mjs";
import { inRoot } from "@/bin/lib/root.mjs";
import { anAccount, organizationsAmong, recordedAmong } from "./drill/school";
import { startClerks } from "./drill/traffic";
import { comesTrue, PlainVisitor } from "./support/plain-visitor";
import { median } from "./support/statistics";

/**
 * Run by `npm run drill -- --kills 50`: `npm start` is killed again and again, while it starts and while clerks write. Every next
 * start must come up, and nothing that was acknowledged may be missing. What a dying machine loses from its own memory is not shown
 * by killing processes: that is what fsync is for, and it is on.
 */
const { DRILL_FOLDER, ROUNDS } = z
  .object({ DRILL_FOLDER: z.string().min(1), ROUNDS: z.coerce.number().int().min(1) })
  .parse(process.env);
const dataDir = path.join(DRILL_FOLDER, "data");
const CLERKS = 3;
const KINDS = ["everything", "the start", "the database first", "everything, while it starts"] as const;

await main(async () => {
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  const clerks = Array.from({ length: CLERKS }, () => new PlainVisitor([site], 15_000));
  const acknowledged: string[] = [];
  const times: number[] = [];
  let failures = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const started = await start(port);
    if (!started.milliseconds) {
      say(`✗ 第 ${round + 1} 次启动没有成功：\n${started.output}`);
      return 1;
    }
    times.push(started.milliseconds);
    if (round === 0) await letIn(clerks);
    const lost = await missing(acknowledged);
    failures += lost;
    if (round === ROUNDS) {
      await kill("everything", started.pid);
      break;
    }
    const kind = KINDS[round % KINDS.length]!;
    const traffic = startClerks([site], clerks);
    // A random moment after somebody was answered; a kill before the first write would show nothing.
    await traffic.goesOn(1 + Math.floor(Math.random() * 5), 30_000);
    await wait(Math.random() * 500);
    await kill(kind, started.pid);
    const told = await traffic.stop();
    acknowledged.push(...told.acknowledged);
    say(
      `${lost === 0 ? "✓" : "✗"} ${round + 1}/${ROUNDS} ${kind}: 启动 ${started.milliseconds} ms，已确认 ${acknowledged.length}`,
    );
    if (kind === "everything, while it starts") await killWhileStarting(port, median(times));
  }
  say(`启动 ${times.length} 次都成功；用时中位数 ${median(times)} ms，最长 ${Math.max(...times)} ms`);
  say(
    `${ROUNDS} 次强制终止，确认过的 ${acknowledged.length} 条写入${failures === 0 ? "一条不少" : `少了 ${failures} 条`}`,
  );
  return failures === 0 ? 0 : 1;
});

/** As a person starts it; `milliseconds` is missing when it did not come up. */
async function start(port: number) {
  await comesTrue(async () => (await tryToListen(port, "127.0.0.1")) === undefined, 15_000);
  const began = performance.now();
  const { child, ended, output } = spawnStart(port);
  const isUp = await Promise.race([
    comesTrue(async () => output().includes("Ctrl-C"), 120_000),
    ended.then(() => false),
  ]);
  return { pid: child.pid!, output: output(), milliseconds: isUp ? Math.round(performance.now() - began) : undefined };
}

async function killWhileStarting(port: number, usual: number): Promise<void> {
  await comesTrue(async () => (await tryToListen(port, "127.0.0.1")) === undefined, 15_000);
  const { child } = spawnStart(port);
  await wait(Math.random() * usual);
  await kill("everything", child.pid!);
}

function spawnStart(port: number) {
  const { child, ended } = startNode([inRoot("bin/start.mjs")], {
    env: { DATA_DIR: dataDir, PORT: String(port), HOST: "127.0.0.1", DATABASE_URL: undefined, LOG_LEVEL: "fatal" },
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (piece: string) => {
      text += piece;
    });
  return { child, ended, output: () => text };
}

async function letIn(clerks: readonly PlainVisitor[]): Promise<void> {
  const { username, password } = await withSchool((url) => anAccount(url));
  for (const clerk of clerks) await clerk.signIn(username, password);
}

/** How many of what was acknowledged the database, or its audit log, does not have. */
async function missing(names: readonly string[]): Promise<number> {
  return withSchool(async (url) => {
    const [kept, recorded] = [await organizationsAmong(url, names), await recordedAmong(url, names)];
    return names.filter((name) => !kept.has(name) || !recorded.has(name)).length;
  });
}

/** The running database of the site that is killed, which stays the site's own. */
async function withSchool<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const { url } = await startDatabase({ dataDir, databaseUrl: undefined });
  return work(url);
}

async function kill(kind: (typeof KINDS)[number], pid: number): Promise<void> {
  const database = runningServer(path.join(postgresHome(dataDir).folder, "data"))?.pid;
  const all = [pid, ...descendantsOf(pid)];
  if (kind === "the start") return end([pid]);
  if (kind === "the database first" && database) {
    end([database]);
    await wait(Math.random() * 500);
  }
  end(database ? [...all, database] : all);
}

function end(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It was faster.
    }
  }
}

/** Children and their children, as Linux tells. */
function descendantsOf(pid: number): number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const found: number[] = [];
  for (const queue = [pid]; queue.length > 0; ) {
    const next = queue.pop()!;
    const children = parents.flatMap(([child, parent]) => (parent === next ? [child] : []));
    found.push(...children);
    queue.push(...children);
  }
  return found;
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    return Number.NaN;
  }
}
