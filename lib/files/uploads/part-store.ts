import { constants } from "node:fs";
import { type FileHandle, open, readdir, rm, utimes } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { FileStore } from "@tus/file-store";
import type { Upload } from "@tus/server";
import { Refusal } from "@/lib/core/errors";
import { refuseWhenFull } from "@/lib/core/storage";
import { turnsAt } from "../turns";

/** So many uploads of one account may lie here, complete or not: each may come to be as long as a video. */
export const MOST_OPEN = 20;

/** Counted and begun at one go; another server may do so at the same moment, which is one too many at most. */
const beginning = turnsAt(1);

/**
 * Uploads in parts in a folder: each a file with what has come so far, and a second one beside it about its length, name and
 * owner. The library's own store tells neither that the disk is full nor, to the job that tidies up, that an old upload goes on.
 */
export class PartStore extends FileStore {
  constructor(directory: string) {
    super({ directory });
    this.extensions = ["creation", "termination"];
  }

  /** Refuses when there are as many of this account as may be. */
  override create(upload: Upload): Promise<Upload> {
    return beginning.take(1, async () => {
      if ((await this.countOf(upload.metadata?.account)) >= MOST_OPEN)
        throw new Refusal(
          `您有 ${MOST_OPEN} 个视频没有传完，不能再开始新的。请重新选择其中的视频，传完或取消；四天没有继续的会自动清理。`,
        );
      return super.create(upload);
    });
  }

  private async countOf(account: string | null | undefined): Promise<number> {
    const notes = (await readdir(this.directory)).filter((name) => name.endsWith(".json"));
    // What is being removed, or was cut off while it was written, is no upload.
    const found = await Promise.all(notes.map((note) => this.getUpload(note.slice(0, -5)).catch(() => null)));
    return found.filter((upload) => upload?.metadata?.account === account).length;
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
