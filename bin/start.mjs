import { nodeIsRecent, tooOldSentence } from "./lib/node-version.mjs";

if (nodeIsRecent()) {
  import("./lib/serve.mjs").then(({ serve }) => serve());
} else {
  process.stderr.write(tooOldSentence);
  process.exitCode = 1;
}
