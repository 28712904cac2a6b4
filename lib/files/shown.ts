import type { Prisma } from "@/prisma/generated/client";

/** What any page needs of an attachment, staff and public alike. Nothing in it says who uploaded it. */
export const shownColumns = {
  id: true,
  name: true,
  altText: true,
  caption: true,
  file: {
    select: {
      key: true,
      kind: true,
      mediaType: true,
      bytes: true,
      width: true,
      height: true,
      durationSeconds: true,
      hasSound: true,
    },
  },
  poster: { select: { key: true, width: true, height: true } },
} satisfies Prisma.AttachmentSelect;

/** The attachments of a record in their order: `attachments: shownAttachments` in a select. */
export const shownAttachments = {
  select: shownColumns,
  orderBy: [{ position: "asc" }, { id: "asc" }],
} satisfies { select: Prisma.AttachmentSelect; orderBy: Prisma.AttachmentOrderByWithRelationInput[] };

/** A picture in its three sizes; width and height are those of the upload, in pixels. */
export type ShownPicture = {
  key: string;
  width: number;
  height: number;
  altText: string | null;
  caption: string | null;
};

/** A video with its poster. What it does not say of itself is null. */
export type ShownVideo = {
  key: string;
  name: string;
  mediaType: string;
  bytes: number;
  width: number | null;
  height: number | null;
  seconds: number | null;
  hasSound: boolean | null;
  /** What is said in it, in words. */
  altText: string | null;
  caption: string | null;
  poster: { key: string; width: number; height: number } | null;
};

/** A document to download under its own name. */
export type ShownDocument = { key: string; name: string; mediaType: string; bytes: number; caption: string | null };

export type ShownFiles = { pictures: ShownPicture[]; videos: ShownVideo[]; documents: ShownDocument[] };

type Row = Prisma.AttachmentGetPayload<{ select: typeof shownColumns }>;

/** Attachments as pages show them, by kind, in their order; plain JSON. */
export function shownFiles(rows: readonly Row[]): ShownFiles {
  const of = (kind: Row["file"]["kind"]) => rows.filter(({ file }) => file.kind === kind);
  return {
    pictures: of("PICTURE").map(({ file, altText, caption }) => ({ ...measured(file), altText, caption })),
    videos: of("VIDEO").map(({ name, altText, caption, file, poster }) => ({
      key: file.key,
      name,
      mediaType: file.mediaType,
      bytes: Number(file.bytes),
      width: file.width,
      height: file.height,
      seconds: file.durationSeconds === null ? null : Number(file.durationSeconds),
      hasSound: file.hasSound,
      altText,
      caption,
      poster: poster && measured(poster),
    })),
    documents: of("DOCUMENT").map(({ name, caption, file }) => ({
      key: file.key,
      name,
      mediaType: file.mediaType,
      bytes: Number(file.bytes),
      caption,
    })),
  };
}

/** The constraint file_picture_measured promises the numbers. */
function measured({ key, width, height }: { key: string; width: number | null; height: number | null }) {
  return { key, width: width ?? 0, height: height ?? 0 };
}

/** The widths in which a picture is kept, in pixels. All three exist; a smaller upload is never enlarged. */
export const PICTURE_WIDTHS = [480, 960, 1600] as const;

/** Where one size of a picture is found. */
export function pictureAddress(key: string, width: (typeof PICTURE_WIDTHS)[number]): string {
  return `/files/${key}/${width}.webp`;
}

/** Where a video or a document is found: the last part of the address is its own name. */
export function fileAddress({ key, name }: { key: string; name: string }): string {
  return `/files/${key}/${encodeURIComponent(name)}`;
}
