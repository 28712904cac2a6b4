import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "./root.mjs";

/**
 * One number for the content of these files and folders of the project; those that do not exist count as absent.
 * @param {string[]} paths
 */
export function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) addTo(hash, path);
  return hash.digest("hex");
}

/** @param {import("node:crypto").Hash} hash @param {string} path */
function addTo(hash, path) {
  const full = inRoot(path);
  if (!existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) addTo(hash, join(path, name));
  } else {
    // Test files change neither the build nor the client.
    if (/\.test\.tsx?$/.test(path)) return;
    hash.update(`${path.replaceAll("\\", "/")}\n`).update(readFileSync(full));
  }
}

/**
 * Whether a marker file holds this value.
 * @param {string} file
 * @param {string} value
 */
export function isMarked(file, value) {
  return existsSync(file) && readFileSync(file, "utf8") === value;
}
