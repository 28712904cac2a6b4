import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { env } from "@/lib/core/env";
import { newToken } from "@/lib/core/tokens";

/** Files that a form is bringing, or brought and nobody has taken in yet. */
const waiting = new Set<string>();

// Also when the server is told to stop in the middle: its last moment waits for nothing that takes time.
process.once("exit", () => {
  for (const file of waiting) rmSync(file, { force: true });
});

/** Notes a file that must not outlive this process. */
export const noteWaiting = (file: string) => void waiting.add(file);

/** How the names of files begin that this process's forms bring: by its server, then by when it began. */
export function ownPrefix(): string {
  return `${serverPrefix()}${process.pid}.${Math.round(performance.timeOrigin)}-`;
}

/** Removes what forms left here that came to this server before it was killed. Gives how many. */
export async function clearOwnLeftovers(folder: string): Promise<number> {
  const [server, now] = [serverPrefix(), ownPrefix()];
  const left = (await readdir(folder)).filter((name) => name.startsWith(server) && !name.startsWith(now));
  await Promise.all(left.map((name) => rm(path.join(folder, name), { force: true })));
  return left.length;
}

/**
 * Several servers may share the folder. Machines that were copied from one have one name and the same places: what tells them
 * apart is drawn once and stays in the server's own folder, which two of one machine may share, but not their port.
 */
function serverPrefix(): string {
  prefix ??= `form-${createHash("sha256")
    .update(JSON.stringify([drawnName(), hostname(), env.PORT]))
    .digest("hex")
    .slice(0, 16)}-`;
  return prefix;
}

let prefix: string | undefined;

function drawnName(): string {
  const file = path.join(env.DATA_DIR, "server-name");
  mkdirSync(env.DATA_DIR, { recursive: true });
  try {
    writeFileSync(file, newToken(), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8");
}

/** Its owner has removed it. */
export const forgetWaiting = (file: string) => void waiting.delete(file);
