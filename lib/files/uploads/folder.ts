import { mkdir } from "node:fs/promises";
import { dataFolder } from "@/lib/core/storage";

/** A file on this server's disk under the name its sender gave it. */
export type UploadedFile = { path: string; name: string; bytes: number };

/**
 * Where files wait that were received and not yet taken in, all side by side; nobody but the server may look. What was not
 * written to for long is left over, and a job removes it.
 */
export async function uploadsFolder(): Promise<string> {
  const folder = dataFolder("uploads");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}
