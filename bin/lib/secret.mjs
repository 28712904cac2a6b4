import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "./whole-file.mjs";

/** A random secret kept in the data folder, readable by its owner only: made once, the same ever after. */
export function keptSecret(dataDir, name) {
  const file = join(dataDir, name);
  if (!existsSync(file) || !readFileSync(file, "utf8").trim()) writeWhole(file, randomBytes(32).toString("base64url"));
  return readFileSync(file, "utf8").trim();
}
