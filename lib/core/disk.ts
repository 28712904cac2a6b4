import { statfs } from "node:fs/promises";
import { ROOM } from "./room.mjs";
import { dataFolder } from "./storage";

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
