import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.mjs";
import { writeWhole } from "../whole-file.mjs";

/** Secrets that data in the database depends on, by the name of their file and the variable that may stand in its place. */
const SECRETS = { "auth-secret": "AUTH_SECRET" };

/**
 * The secrets of a school, as far as it has them. The database's own password stays: another machine makes another.
 * @param {NodeJS.Dict<string>} env
 * @param {string} dataDir
 */
export function secretsOf(env, dataDir) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const [name, variable] of Object.entries(SECRETS)) {
    const file = join(dataDir, name);
    const secret = env[variable] || (existsSync(file) ? readFileSync(file, "utf8").trim() : "");
    if (secret) found[name] = secret;
  }
  return found;
}

/**
 * Puts them into a data folder; gives the variables that are set to something else and would win over them. Refuses a folder
 * that has a secret of its own: it belongs to another school, whose second factors nobody could open without it.
 * @param {Record<string, string>} secrets
 * @param {NodeJS.Dict<string>} env
 * @param {string} dataDir
 */
export function restoreSecrets(secrets, env, dataDir) {
  const names = Object.keys(SECRETS).filter((name) => secrets[name]);
  for (const name of names) {
    const file = join(dataDir, name);
    if (existsSync(file) && readFileSync(file, "utf8").trim() !== secrets[name])
      throw new Failure(`${file} 是另一所学校的，没有恢复，它没有动。请恢复到新的 DATA_DIR。`);
  }
  for (const name of names) writeWhole(join(dataDir, name), secrets[name] ?? "");
  return Object.entries(SECRETS)
    .filter(([name, variable]) => secrets[name] && env[variable] && env[variable] !== secrets[name])
    .map(([, variable]) => variable);
}
