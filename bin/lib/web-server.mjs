import { setTimeout as wait } from "node:timers/promises";
import { startNode } from "./children.mjs";
import { Failure } from "./failure.mjs";
import { inRoot } from "./root.mjs";
import { isStopping } from "./shutdown.mjs";

/** Next announces itself in English; our own lines say what a person needs to know. */
const banner = /^\s*(▲|- (Local|Network|Environments|Experiments)|✓ (Starting|Ready|Running)|$)/;

/** Starts `next start` or `next dev` and resolves when its health page answers; `ended` resolves when it is over. */
export async function startWebServer(mode, { host, port, env }) {
  const next = inRoot("node_modules/next/dist/bin/next");
  const { child, ended } = startNode([next, mode, "-H", host, "-p", String(port)], {
    env: {
      ...env,
      NODE_ENV: mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
    },
  });
  passOn(child.stdout, process.stdout);
  passOn(child.stderr, process.stderr);
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
  return { ended };
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
