import { readFileSync } from "node:fs";

/**
 * Whether a process number belongs to a living Node process other than this one.
 * @param {number | undefined} pid
 */
export function isNode(pid) {
  if (!pid || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    if (process.platform !== "linux") return true;
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0", 1).join().includes("node");
  } catch {
    return false;
  }
}
