import { join } from "node:path";
import { findChromium } from "./browser.mjs";
import { runNode, startNode } from "./children.mjs";
import { startDatabase } from "./database.mjs";
import { Failure } from "./failure.mjs";
import { programOf } from "./packages.mjs";
import { freePort } from "./ports.mjs";
import { inRoot } from "./root.mjs";
import { readReport, step } from "./steps.mjs";
import { throwawayDataDir } from "./throwaway.mjs";

/** The journeys of the office through a browser, on a site brought up exactly as a newcomer brings it up. */
export async function runJourneys() {
  const dataDir = await throwawayDataDir();
  const port = await freePort();
  let site;
  const started = await step("生成并启动网站 npm start", async () => {
    site = await startSite({ dataDir, port });
    return { code: 0, output: "" };
  });
  await step("办事路径 playwright", async () => {
    if (!started) throw new Failure("The site did not start, so no journey was made.");
    return journeys({ dataDir, port, setupLink: site.setupLink });
  });
}

/** Runs `bin/start.mjs` and gives what it told the person: the one-time link, alone on its line. */
async function startSite({ dataDir, port }) {
  const { child, ended } = startNode([inRoot("bin/start.mjs")], {
    env: { DATA_DIR: dataDir, PORT: String(port), HOST: "127.0.0.1", DATABASE_URL: undefined, LOG_LEVEL: "warn" },
  });
  let output = "";
  const ready = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
        if (output.includes("Ctrl-C")) resolve(true);
      });
    }
    ended.then(() => resolve(false));
  });
  if (!(await ready)) throw Object.assign(new Failure("npm start ended."), { output });
  return { setupLink: output.match(/^http\S+\/setup\S*$/m)?.[0] ?? "" };
}

async function journeys({ dataDir, port, setupLink }) {
  const { url } = await startDatabase({ dataDir });
  const report = join(dataDir, "playwright.json");
  const result = await runNode([programOf("@playwright/test", "playwright"), "test", "--pass-with-no-tests"], {
    env: {
      BASE_URL: `http://localhost:${port}`,
      SETUP_LINK: setupLink,
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      CHROMIUM_PATH: await findChromium(),
      JOURNEYS_REPORT: report,
    },
  });
  const { stats } = readReport(report) ?? {};
  if (!stats) return result;
  return {
    ...result,
    counts: { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped },
  };
}
