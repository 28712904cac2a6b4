import { db } from "@/lib/core/db";
import { newToken } from "@/lib/core/tokens";
import type { PICTURE_WIDTHS } from "./shown";

/** Where a video or a document lies in the store. */
export function contentPath(key: string): string {
  return `${key}/content`;
}

/** Where one size of a picture lies in the store. */
export function picturePath(key: string, width: (typeof PICTURE_WIDTHS)[number]): string {
  return `${key}/${width}.webp`;
}

/**
 * The key of a new folder in the store. It is noted at once, outside of any transaction, as belonging to no file: whatever
 * becomes of the upload, what was put into it is either claimed by `storeFile` or cleared away.
 */
export async function openFolder(): Promise<string> {
  const key = newToken();
  await db.unclaimedFolder.create({ data: { key } });
  return key;
}
