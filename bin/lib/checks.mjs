import { join } from "node:path";
import { runNode } from "./children.mjs";
import { generateClient } from "./client.mjs";
import { install } from "./install.mjs";
import { programOf } from "./packages.mjs";
import { say } from "./progress.mjs";
import { readReport, step } from "./steps.mjs";
import { startThrowawayDatabase, throwawayDataDir } from "./throwaway.mjs";
import { askForVulnerabilities } from "./vulnerabilities.mjs";

/** All that can be checked without a browser, cheapest first; every step runs, whatever the one before said. */
export async function runChecks() {
  install({ withTools: true });
  await generateClient();
  await step("格式与写法 biome", () => runNode([programOf("@biomejs/biome", "biome"), "check", "--colors=off"]));
  await step("类型 tsc", types);
  await step("分层 dependency-cruiser", layers);
  await step("多余的代码 knip", () => runNode([programOf("knip"), "--no-progress", "--no-config-hints"]));
  await step("规则与命令 vitest", tests);
  await step("已知的漏洞 npm audit", vulnerabilities);
}

async function types() {
  const routes = await runNode([programOf("next"), "typegen"], { env: { NEXT_TELEMETRY_DISABLED: "1" } });
  return routes.code === 0 ? runNode([programOf("typescript", "tsc"), "--noEmit"]) : routes;
}

async function vulnerabilities() {
  const { notAsked, ...result } = await askForVulnerabilities();
  if (notAsked !== undefined) say(`- 没有问到：软件包的登记处没有回答有没有已知的漏洞（${notAsked}）`);
  return result;
}

/** With a compiler it cannot use, dependency-cruiser reads nothing and is content; so it must say how much it read. */
async function layers() {
  const folders = ["app", "bench", "bin", "components", "e2e", "lib", "prisma", "server"];
  const { code, output } = await runNode([programOf("dependency-cruiser", "depcruise"), ...folders]);
  const modules = Number(output.match(/(\d+) modules/)?.[1] ?? 0);
  return modules > 0 ? { code, output } : { code: 1, output: `${output}\nNo module was read.` };
}

async function tests() {
  const { url, ownerUrl, superUrl } = await startThrowawayDatabase();
  const report = join(await throwawayDataDir(), "vitest.json");
  const result = await runNode(
    [programOf("vitest"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    { env: { TEST_DATABASES: JSON.stringify({ url, ownerUrl, superUrl }), NO_COLOR: "1" } },
  );
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = readReport(report) ?? {};
  if (numPassedTests === undefined) return result;
  const counts = { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  return { ...result, counts };
}
