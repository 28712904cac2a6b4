import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Secrets that data in the database depends on, by the name of their file and the variable that may stand in its place. */
const SECRETS = { "auth-secret": "AUTH_SECRET" };

/** The secrets of a school, as far as it has them. The database's own password stays: another machine makes another. */
export function secretsOf(env, dataDir) {
  const found = {};
  for (const [name, variable] of Object.entries(SECRETS)) {
    const file = join(dataDir, name);
    const secret = env[variable] || (existsSync(file) ? readFileSync(file, "utf8").trim() : "");
    if (secret) found[name] = secret;
  }
  return found;
}

/** Puts them into a data folder; gives the variables that are set to something else and would win over them. */
export function restoreSecrets(secrets, env, dataDir) {
  for (const name of Object.keys(SECRETS))
    if (secrets[name]) writeFileSync(join(dataDir, name), secrets[name], { mode: 0o600 });
  return Object.entries(SECRETS)
    .filter(([name, variable]) => secrets[name] && env[variable] && env[variable] !== secrets[name])
    .map(([, variable]) => variable);
}
