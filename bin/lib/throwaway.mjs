import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDatabase } from "./database.mjs";
import { isHeld } from "./folder-lock.mjs";
import { runningServer, stopServer } from "./postgres.mjs";
import { postgresHome } from "./postgres-home.mjs";
import { isNode } from "./processes.mjs";
import { onStop } from "./shutdown.mjs";

const prefix = "party-school-";

/** A data folder for this run only; it goes when the run ends. What killed runs left behind goes first. */
export async function throwawayDataDir() {
  await removeAbandoned();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  onStop(() => removeDataDir(folder));
  return folder;
}

/** A database server for this run only. Gives what `startDatabase` gives; everything is gone when it stops. */
export async function startThrowawayDatabase() {
  const dataDir = await throwawayDataDir();
  const { stop, ...urls } = await startDatabase({ dataDir, throwaway: true });
  return { ...urls, stop: () => stop().then(() => removeDataDir(dataDir)) };
}

async function removeAbandoned() {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const [held, starter] = [join(folder, "in-use"), join(folder, "postgres", "starter")];
    // What cannot be told, e.g. of another account's, is left alone.
    if (
      existsSync(held)
        ? await isHeld(folder).catch(() => true)
        : !existsSync(starter) || isNode(Number(readFileSync(starter, "utf8")))
    )
      continue;
    await removeDataDir(folder).catch(() => {});
  }
}

/** @param {string} folder */
async function removeDataDir(folder) {
  const data = join(folder, "postgres", "data");
  if (existsSync(data) && runningServer(data)) await stopServer(postgresHome(folder));
  rmSync(folder, { recursive: true, force: true });
}
