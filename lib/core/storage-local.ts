import { open, stat } from "node:fs/promises";
import path from "node:path";
import { FileStorage } from "@flystorage/file-storage";
import { LocalStorageAdapter } from "@flystorage/local-fs";
import type { FileStore } from "./storage";

/** Only the server's own user may look; the library's default is everybody. */
const PRIVATE = { visibility: "private", directoryVisibility: "private" };

/** Files in a folder of this server. */
export function localStore(root: string): FileStore {
  const adapter = new LocalStorageAdapter(root, { rootDirectoryVisibility: "private" });
  const storage = new FileStorage(adapter, undefined, { visibility: PRIVATE });
  const inRoot = (file: string) => path.join(root, file);

  return {
    async write(file, contents) {
      try {
        await storage.write(file, contents);
        await flush(inRoot(file));
      } catch (error) {
        await storage.deleteFile(file).catch(() => {});
        throw error;
      }
    },

    // The library reads whole files only.
    async read(file, range) {
      const handle = await open(inRoot(file)).catch(nullWhenMissing);
      return handle?.createReadStream(range) ?? null;
    },

    async size(file) {
      const found = await stat(inRoot(file)).catch(nullWhenMissing);
      return found?.size ?? null;
    },

    removeFolder: (folder) => storage.deleteDirectory(folder),
  };
}

/** A row of the database says that its file is there: it must still be after the power failed. */
async function flush(file: string): Promise<void> {
  const handle = await open(file);
  await handle.sync().finally(() => handle.close());
}

function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
