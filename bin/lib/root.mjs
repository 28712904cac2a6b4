import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project, wherever the command was typed. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * An absolute path inside the project.
 * @param {...string} parts
 */
export const inRoot = (...parts) => join(root, ...parts);

/** @param {...string} parts */
export const hasFile = (...parts) => existsSync(inRoot(...parts));
