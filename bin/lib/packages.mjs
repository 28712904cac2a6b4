import { readFileSync } from "node:fs";
import { inRoot } from "./root.mjs";

/**
 * The file behind a command of an installed package, e.g. `programOf("typescript", "tsc")`.
 * @param {string} name
 * @param {string} [command]
 */
export function programOf(name, command = name) {
  const { bin } = JSON.parse(readFileSync(inRoot("node_modules", name, "package.json"), "utf8"));
  return inRoot("node_modules", name, typeof bin === "string" ? bin : bin[command]);
}
