import { buildSite } from "./lib/build.mjs";
import { startNode } from "./lib/children.mjs";
import { generateClient } from "./lib/client.mjs";
import { startDatabase } from "./lib/database.mjs";
import { main } from "./lib/failure.mjs";
import { install } from "./lib/install.mjs";
import { prepare } from "./lib/prepare.mjs";
import { inRoot } from "./lib/root.mjs";
import { throwawayDataDir } from "./lib/throwaway.mjs";

/**
 * `npm run drill`: several servers of one school on this computer, and what happens when some of them die
 * (bench/drill.ts, docs/scale.md). `-- --short`: two web servers and one database, as in `npm test`. `-- --measure`: what each
 * step gives in requests a second. `-- --kills 50`: one site, killed so often while it starts and while people write
 * (bench/kills.ts). Leaves nothing behind.
 */
await main(async () => {
  install({ withTools: true });
  await generateClient();
  const folder = await throwawayDataDir();
  await buildWhenNeeded();
  const at = process.argv.indexOf("--kills");
  const script = at > 0 ? "bench/kills.ts" : "bench/drill.ts";
  const { ended } = startNode(["--import", "tsx", inRoot(script), ...process.argv.slice(2)], {
    env: { DRILL_FOLDER: folder, ROUNDS: process.argv[at + 1] ?? "50" },
    stdio: "inherit",
  });
  return ended;
});

/** Building reads a school. */
async function buildWhenNeeded() {
  const dataDir = await throwawayDataDir();
  const { url, ownerUrl, stop } = await startDatabase({ dataDir, throwaway: true });
  await buildSite(await prepare({ dataDir, databaseUrl: url, ownerUrl, seedArguments: [] }));
  await stop();
}
