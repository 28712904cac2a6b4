import { statfs } from "node:fs/promises";
import { dataFolder } from "./storage";

/** Below `full` nothing can be counted on to be saved; `low` is time to act. In bytes. */
const ROOM = { full: 64 * 1024 ** 2, low: 1024 ** 3 };

/** How much room the disk of the data folder (files, and the database unless it is elsewhere) has. */
export type DiskState = "ok" | "low" | "full" | "unknown";

/** The state of that disk now. */
export async function diskState(folder = dataFolder()): Promise<DiskState> {
  try {
    const { bavail, bsize } = await statfs(folder);
    const room = bavail * bsize;
    if (room < ROOM.full) return "full";
    return room < ROOM.low ? "low" : "ok";
  } catch {
    return "unknown";
  }
}
