import { nodeIsRecent, tooOldSentence } from "./lib/node-version.mjs";

if (nodeIsRecent()) {
  void import("./lib/start.mjs").then(({ start }) => start());
} else {
  process.stderr.write(tooOldSentence);
  process.exitCode = 1;
}
