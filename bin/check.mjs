import { runChecks } from "./lib/checks.mjs";
import { main } from "./lib/failure.mjs";
import { say } from "./lib/progress.mjs";
import { allPassed, summary } from "./lib/steps.mjs";

/** `npm run check`: everything but the browser, for the minutes between two commits. */
await main(async () => {
  await runChecks();
  say(summary());
  return allPassed() ? 0 : 1;
});
