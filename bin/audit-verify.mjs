import { startNode } from "./lib/children.mjs";
import { generateClient } from "./lib/client.mjs";
import { readEnvironment } from "./lib/environment.mjs";
import { openSchool, requireSchoolFolder } from "./lib/existing-school.mjs";
import { main } from "./lib/failure.mjs";
import { install } from "./lib/install.mjs";
import { inRoot } from "./lib/root.mjs";

/** `npm run audit:verify [-- a-head]`: checks the chain of the audit log, also while the site runs. */
await main(async () => {
  const { dataDir, databaseUrl } = readEnvironment();
  const wanted = { dataDir, databaseUrl, command: "npm run audit:verify" };
  requireSchoolFolder(wanted);
  install();
  await generateClient();
  const { url } = await openSchool({ ...wanted, pool: "allowed" });
  const args = ["--import", "tsx", inRoot("prisma/verify-audit.ts"), ...process.argv.slice(2)];
  const { ended } = startNode(args, {
    env: { DATABASE_URL: url, MIGRATION_DATABASE_URL: undefined, DATA_DIR: dataDir },
    stdio: "inherit",
  });
  return ended;
});
