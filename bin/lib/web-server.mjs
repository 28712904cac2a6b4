import { setTimeout as wait } from "node:timers/promises";
import { startNode } from "./children.mjs";
import { Failure } from "./failure.mjs";
import { programOf } from "./packages.mjs";
import { inRoot } from "./root.mjs";
import { isStopping } from "./shutdown.mjs";

/** Next announces itself in English; our own lines say what a person needs to know. */
const banner = /^\s*(▲|- (Local|Network|Environments|Experiments)|✓ (Starting|Ready|Running)|$)/;

/**
 * Office computers have little memory. Left alone, V8 lets garbage of requests pile up to 48 MB before it looks, and glibc
 * keeps a store of freed memory for every thread: together a quarter of what the server holds.
 */
const THRIFT = {
  args: ["--max-semi-space-size=4", "--max-old-space-size=384"],
  env: { MALLOC_ARENA_MAX: "2", MALLOC_TRIM_THRESHOLD_: "131072" },
};

/** The built site, for everybody. */
export function startSite(options) {
  return answering(beginAgain(options), options);
}

/** The same without waiting until it answers: its database may be away too. Gives `{ pid, ended, stop }`. */
export function beginAgain({ host, port, env }) {
  const args = [...THRIFT.args, inRoot("bin/serve.mjs")];
  return begin(args, { host, port, env: { ...THRIFT.env, ...env, NODE_ENV: "production" } });
}

/** Pages made anew from every saved file, for who writes them. */
export function startDevelopment({ host, port, env }) {
  const args = [programOf("next"), "dev", "-H", host, "-p", String(port)];
  return answering(begin(args, { host, port, env: { ...env, NODE_ENV: "development" } }), { host, port });
}

function begin(args, { host, port, env }) {
  const { child, ended } = startNode(args, {
    env: { ...env, HOST: host, PORT: String(port), NEXT_TELEMETRY_DISABLED: "1" },
  });
  passOn(child.stdout, process.stdout);
  passOn(child.stderr, process.stderr);
  const how = ended.then((code) => child.signalCode ?? `退出码 ${code}`);
  return { pid: child.pid, ended: how, stop: () => child.kill("SIGTERM") };
}

/** Resolves when the health page answers; gives what was begun, whose `ended` resolves when it is over. */
async function answering(begun, { host, port }) {
  const { ended } = begun;
  let over = false;
  ended.then(() => {
    over = true;
  });
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const health = `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}/api/health`;
  for (let waited = 0; !(await isHealthy(health)); waited += 0.1) {
    if (isStopping()) await ended;
    if (over || waited > 120) throw new Failure("网站没有启动成功，请把以上信息交给维护人员。");
    await wait(100);
  }
  return begun;
}

async function isHealthy(url) {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(30_000) });
    return status === 200;
  } catch {
    return false;
  }
}

function passOn(from, to) {
  let rest = "";
  from.setEncoding("utf8").on("data", (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop();
    for (const line of lines) if (!banner.test(line)) to.write(`${line}\n`);
  });
}
