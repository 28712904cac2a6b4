import type { Tx } from "@/lib/core/db";
import type { Prisma } from "@/prisma/generated/client";
import { contentPath, picturePath } from "./folders";
import { PICTURE_WIDTHS } from "./shown";

/** A file as it is sent: where it lies in the store, what it is, and what it is called when somebody saves it. */
export type AddressedFile = { path: string; mediaType: string; name: string };

/**
 * The file under an address of shown.ts, when it hangs on a record by an attachment of these, or is the poster of one; else
 * null. The last part of the address must be right: a size that pictures have, or the name under which it hangs there.
 */
export async function findAddressed(
  { key, name }: { key: string; name: string },
  shown: Prisma.AttachmentWhereInput,
  client: Tx,
): Promise<AddressedFile | null> {
  // The shape of file_key_shape. No text of the database holds a zero byte, so it must not be asked for one.
  if (!/^[\w-]{22,64}$/.test(key) || name.includes("\0")) return null;
  const width = PICTURE_WIDTHS.find((size) => `${size}.webp` === name);
  const here: Prisma.AttachmentWhereInput = width
    ? { OR: [{ file: { key, kind: "PICTURE" } }, { poster: { key } }] }
    : { file: { key, kind: { not: "PICTURE" } }, name };
  const row = await client.attachment.findFirst({
    where: { AND: [here, shown] },
    select: { name: true, file: { select: { mediaType: true } } },
    orderBy: { id: "asc" },
  });
  if (!row) return null;
  if (!width) return { path: contentPath(key), mediaType: row.file.mediaType, name };
  const path = picturePath(key, width);
  return { path, mediaType: "image/webp", name: row.name.replace(/(\.\w+)?$/, ".webp") };
}
