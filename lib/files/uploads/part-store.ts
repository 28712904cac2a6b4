import { constants } from "node:fs";
import { type FileHandle, open, rm, utimes } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { FileStore } from "@tus/file-store";
import { refuseWhenFull } from "@/lib/core/storage";

/**
 * Uploads in parts in a folder: each a file with what has come so far, and a second one beside it about its length, name and
 * owner. The library's own store tells neither that the disk is full nor, to the job that tidies up, that an old upload goes on.
 */
export class PartStore extends FileStore {
  constructor(directory: string) {
    super({ directory });
    this.extensions = ["creation", "termination"];
  }

  /**
   * Puts what comes where it belongs, and keeps it when the line breaks. Refuses when the disk is full. Another server may still
   * be writing what came over an older line: the same bytes at the same place, so neither spoils the other's work.
   */
  override async write(content: Readable, id: string, offset: number): Promise<number> {
    const file = path.join(this.directory, id);
    const target = await open(file, constants.O_WRONLY);
    let bytes = 0;
    let failure: unknown;
    try {
      for await (const chunk of content as AsyncIterable<Buffer>) {
        // The sender reads why only after everything was sent, so the rest of this part is let by.
        if (failure) continue;
        const at = offset + bytes;
        await writeWhole(target, chunk, at).catch((error) => {
          failure = error;
        });
        bytes += chunk.length;
      }
    } finally {
      await target.close();
    }
    if (failure) refuseWhenFull(failure);
    await utimes(besides(file), new Date(), new Date());
    return offset + bytes;
  }
}

/** Removes both files of an upload, wherever they are gone already. */
export async function removeParts(file: string): Promise<void> {
  await Promise.all([file, besides(file)].map((gone) => rm(gone, { force: true })));
}

/** A write may take less than it was given. */
async function writeWhole(target: FileHandle, chunk: Buffer, at: number): Promise<void> {
  for (let done = 0; done < chunk.length; )
    done += (await target.write(chunk, done, chunk.length - done, at + done)).bytesWritten;
}

const besides = (file: string) => `${file}.json`;
