import path from "node:path";
import type { Readable } from "node:stream";
import { env } from "./env";
import { Refusal } from "./errors";
import { localStore } from "./storage-local";

/** A part of a file, in bytes, both ends included, as in HTTP. */
export type ByteRange = { start: number; end: number };

/**
 * Where uploaded files are kept, in folders: on this server's disk or in a bucket. Nobody but the server reads them. A file is
 * called `folder/name`; any other path is an error, so that an address from outside leads nowhere else.
 */
export type FileStore = {
  /** Writes a whole file or nothing. Refuses when the disk is full. */
  write(path: string, contents: Readable | Buffer): Promise<void>;
  /** The file or a part of it as a stream; null when there is none. */
  read(path: string, range?: ByteRange): Promise<Readable | null>;
  /** In bytes; null when there is no such file. */
  size(path: string): Promise<number | null>;
  /** Removes a folder with all that is in it; one that is not there is no error. */
  removeFolder(folder: string): Promise<void>;
};

let opened: Promise<FileStore> | undefined;

/** The store of this site: a bucket when one is set, else a folder. */
export function fileStore(): Promise<FileStore> {
  opened ??= open();
  return opened;
}

/** A folder of this site's own files: on this server's disk, or where several servers share theirs. */
export function dataFolder(...names: string[]): string {
  // Resolved, not joined: the start hands over a whole path.
  return path.resolve(/* turbopackIgnore: true */ process.cwd(), env.SHARED_DIR ?? env.DATA_DIR, ...names);
}

/** Throws the refusal for an error that says the disk is full, else the error itself. */
export function refuseWhenFull(error: unknown): never {
  if (isFull(error)) throw new Refusal("服务器磁盘已满，文件没有保存；请联系管理员清理磁盘后再传。", "files");
  throw error;
}

/** A store that keeps to paths of its own and says in a sentence that it is full. */
export function guarded(store: FileStore): FileStore {
  return {
    write: async (file, contents) => store.write(within(file, FILE), contents).catch(refuseWhenFull),
    read: async (file, range) => store.read(within(file, FILE), range),
    size: async (file) => store.size(within(file, FILE)),
    removeFolder: async (folder) => store.removeFolder(within(folder, FOLDER)),
  };
}

const FOLDER = /^[\w-]+$/;
const FILE = /^[\w-]+\/[\w-][\w.-]*$/;

function within(path: string, shape: RegExp): string {
  if (!shape.test(path)) throw new Error(`not a path in the store: ${path}`);
  return path;
}

/** What this machine, MinIO and Ceph say when there is no room, or no quota. */
const FULL = ["ENOSPC", "EDQUOT", "XMinioStorageFull", "QuotaExceeded", "InsufficientCapacity"];

/** The error itself may say it, or, where a library put it in its own words, its cause. */
function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, name } = error as NodeJS.ErrnoException;
  return FULL.includes(code ?? "") || FULL.includes(name) || isFull(error.cause);
}

async function open(): Promise<FileStore> {
  if (!env.S3_BUCKET) return guarded(localStore(dataFolder("files")));
  // Only who uses a bucket pays for its library: 30 MB of memory.
  const { bucketStore } = await import("./storage-bucket");
  return guarded(bucketStore({ ...env, S3_BUCKET: env.S3_BUCKET }));
}
