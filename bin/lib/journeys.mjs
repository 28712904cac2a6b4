import { availableParallelism } from "node:os";
import { join } from "node:path";
import { findChromium } from "./browser.mjs";
import { runNode, startNode } from "./children.mjs";
import { startDatabase } from "./database.mjs";
import { Failure } from "./failure.mjs";
import { programOf } from "./packages.mjs";
import { freePort } from "./ports.mjs";
import { inRoot } from "./root.mjs";
import { keptSecret } from "./secret.mjs";
import { readReport, step } from "./steps.mjs";
import { throwawayDataDir } from "./throwaway.mjs";

/**
 * @import { Counts, Result } from "./steps.mjs"
 * @typedef {{ dataDir: string; port: number; setupLink: string; warnings: () => string[] }} Site
 */

/** More at once than two would wait for the database and the disk. */
const LANES = Math.min(2, availableParallelism());

/**
 * The journeys of the office through a browser, on sites brought up exactly as a newcomer brings one up. Journeys share their
 * school and are told in order, so each lane has a school of its own and tells its part of them.
 */
export async function runJourneys() {
  /** @type {Site[]} */
  const sites = [];
  const started = await step("生成并启动网站 npm start", async () => {
    // One after the other: the first builds for all.
    while (sites.length < LANES) sites.push(await startSite(await throwawayDataDir(), await freePort()));
    return { code: 0, output: "" };
  });
  await step("办事路径 playwright", async () => {
    if (!started) throw new Failure("The site did not start, so no journey was made.");
    return inAll(await Promise.all(sites.map(journeys)));
  });
}

/**
 * Runs `bin/start.mjs` and gives what it told the person: the one-time link, alone on its line.
 * @param {string} dataDir
 * @param {number} port
 */
async function startSite(dataDir, port) {
  const { child, ended } = startNode([inRoot("bin/start.mjs")], {
    env: {
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: "127.0.0.1",
      DATABASE_URL: undefined,
      LOG_LEVEL: "warn",
      PUBLIC_URL: undefined,
    },
  });
  let output = "";
  const ready = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
        if (output.includes("Ctrl-C")) resolve(true);
      });
    }
    void ended.then(() => resolve(false));
  });
  if (!(await ready)) throw Object.assign(new Failure("npm start ended."), { output });
  return {
    dataDir,
    port,
    setupLink: output.match(/^http\S+\/setup\S*$/m)?.[0] ?? "",
    warnings: () => warnings(output),
  };
}

/**
 * What Node warned of, e.g. of listeners that are never removed: whoever runs the site would find it in the log.
 * @param {string} output
 */
const warnings = (output) => output.match(/^\(node:\d+\) .*$/gm) ?? [];

/** @param {Site} site @param {number} lane @returns {Promise<Result>} */
async function journeys({ dataDir, port, setupLink, warnings }, lane) {
  const { url } = await startDatabase({ dataDir });
  const report = join(dataDir, "playwright.json");
  const part = [`--shard=${lane + 1}/${LANES}`, `--output=test-results/${lane + 1}`];
  const result = await runNode([programOf("@playwright/test", "playwright"), "test", ...part], {
    env: {
      BASE_URL: `http://localhost:${port}`,
      SETUP_LINK: setupLink,
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      AUTH_SECRET: keptSecret(dataDir, "auth-secret"),
      CHROMIUM_PATH: await findChromium(),
      JOURNEYS_REPORT: report,
    },
  });
  const { stats } = readReport(report) ?? {};
  if (!stats) return { ...result, code: result.code || 1 };
  const { expected, flaky, unexpected, skipped } = stats;
  const warned = warnings();
  return {
    code: result.code || Math.min(warned.length, 1),
    output: [result.output, ...warned].join("\n"),
    counts: { passed: expected, failed: unexpected + flaky, skipped },
  };
}

/**
 * What the lanes came to together.
 * @param {Result[]} results
 */
function inAll(results) {
  const sum = (/** @type {(result: Result) => number} */ of) =>
    results.reduce((total, result) => total + of(result), 0);
  const count = (/** @type {(counts: Counts) => number} */ of) => sum(({ counts }) => (counts ? of(counts) : 0));
  return {
    code: Math.max(...results.map(({ code }) => code)),
    output: results.map(({ output }) => output).join("\n"),
    counts: { passed: count((of) => of.passed), failed: count((of) => of.failed), skipped: count((of) => of.skipped) },
  };
}
