import { runNode } from "./children.mjs";
import { inRoot } from "./root.mjs";
import { step } from "./steps.mjs";

/** The part of the drill that needs nothing but this project: two web servers of one school, one database. */
export async function runTwoServers() {
  await step("两台网站服务器 npm run drill -- --short", async () => {
    const { code, output } = await runNode([inRoot("bin/drill.mjs"), "--short"]);
    const count = (/** @type {string} */ mark) => output.split("\n").filter((line) => line.startsWith(mark)).length;
    return { code, output, counts: { passed: count("✓"), failed: count("✗"), skipped: 0 } };
  });
}
