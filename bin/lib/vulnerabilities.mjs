import { execFile } from "node:child_process";
import { root } from "./root.mjs";

/**
 * @typedef {object} Found
 * @property {string} name
 * @property {string} severity
 * @property {string} range
 * @property {(string | { title: string; url: string })[]} via
 * @property {boolean | { name: string; version: string }} [fixAvailable]
 * @typedef {object} Report
 * @property {Record<string, Found>} [vulnerabilities]
 * @property {{ vulnerabilities?: object }} [metadata]
 * @property {string} [message]
 * @property {{ summary?: string }} [error]
 */

/**
 * Asks npm's registry whether a package that runs in production has a known weakness. Gives what a step gives: failed when there is
 * one, and skipped, with a line that says so, when the registry does not answer (offices behind a firewall, mirrors without it).
 */
export async function askForVulnerabilities() {
  return judge(await askRegistry());
}

/**
 * What npm's answer means. Only an answer that lists what it looked at counts as one.
 * @param {string} output
 */
export function judge(output) {
  const { vulnerabilities, metadata, message, error } = parsed(output);
  if (!vulnerabilities || !metadata?.vulnerabilities) {
    const reason = message ?? error?.summary ?? output.trim().split("\n").at(-1) ?? "";
    return { code: 0, output: "", counts: { passed: 0, failed: 0, skipped: 1 }, notAsked: reason.slice(0, 200) };
  }
  const found = Object.values(vulnerabilities).filter(({ severity }) => severity !== "info");
  return { code: found.length > 0 ? 1 : 0, output: found.map(lineOf).join("\n") };
}

/** @param {Found} found */
function lineOf({ name, severity, range, via, fixAvailable }) {
  const titles = via.map((cause) => (typeof cause === "string" ? cause : `${cause.title} ${cause.url}`));
  const fix = typeof fixAvailable === "object" ? `（换成 ${fixAvailable.name} ${fixAvailable.version}）` : "";
  return `${name} ${range}（${severity}）：${titles.join("；")}${fix}`;
}

/** @param {string} output @returns {Report} */
function parsed(output) {
  try {
    return JSON.parse(output) ?? {};
  } catch {
    return {};
  }
}

/**
 * npm says what it found on standard output, also when it ends with 1.
 * @returns {Promise<string>}
 */
function askRegistry() {
  const args = ["audit", "--omit=dev", "--json", "--fetch-retries=0", "--fetch-timeout=20000"];
  const npm = process.env.npm_execpath;
  const [program, all] = npm?.endsWith(".js") ? [process.execPath, [npm, ...args]] : ["npm", args];
  const options = { cwd: root, encoding: "utf8", maxBuffer: 1e8, timeout: 60_000, shell: process.platform === "win32" };
  return new Promise((resolve) => {
    execFile(program, all, options, (failure, stdout, stderr) => resolve(String(stdout || stderr || failure)));
  });
}
