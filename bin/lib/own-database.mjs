import { refuseHalfRestored } from "./backup/target.mjs";
import { upgrade } from "./backup/upgrade.mjs";
import { withClient } from "./database.mjs";
import { identityOfFolder, requireSameSchool, shareIdentity } from "./identity.mjs";
import { giveRights } from "./rights.mjs";
import { ADOPT, WITHOUT_BACKUP } from "./start-options.mjs";

/**
 * Brings the database of a data folder up to this version, once it is known to be the folder's own; gives the names of what was
 * applied now. The web server's account is given its rights. Servers that keep their files in a bucket may each have a folder of
 * their own; `--adopt` joins a folder and a database on purpose.
 * @param {{ dataDir: string; database: { url: string; ownerUrl: string; place: string }; args: string[] }} school
 */
export async function upgradeOwn({ dataDir, database: { url, ownerUrl, place }, args }) {
  const isGuest = process.env.S3_BUCKET && identityOfFolder(dataDir) === undefined;
  const school = { dataDir, place, mayJoin: Boolean(isGuest) || args.includes(ADOPT) };
  await refuseHalfRestored({ databaseUrl: ownerUrl, dataDir });
  await withClient(ownerUrl, (client) => requireSameSchool(client, school));
  const skipBackup = args.includes(WITHOUT_BACKUP);
  const applied = await upgrade({ databaseUrl: ownerUrl, dataDir, env: process.env, skipBackup });
  await withClient(ownerUrl, (client) => shareIdentity(client, school));
  await giveRights({ url, ownerUrl });
  return applied;
}
