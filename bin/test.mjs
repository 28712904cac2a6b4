import { runChecks } from "./lib/checks.mjs";
import { main } from "./lib/failure.mjs";
import { runJourneys } from "./lib/journeys.mjs";
import { say } from "./lib/progress.mjs";
import { shutDown } from "./lib/shutdown.mjs";
import { allPassed, summary } from "./lib/steps.mjs";
import { runTwoServers } from "./lib/two-servers.mjs";

/** `npm test`: all there is. The last line says how many passed and failed. */
await main(async () => {
  await runChecks();
  await runJourneys();
  await runTwoServers();
  await shutDown();
  say(summary());
  return allPassed() ? 0 : 1;
});
