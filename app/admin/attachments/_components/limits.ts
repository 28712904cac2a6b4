import type { FileKind } from "@/prisma/generated/enums";

const MEGABYTE = 1024 ** 2;

/** What a field takes and how large it may be, in megabytes. */
export type Limits = Partial<Record<FileKind, number>>;

const ENDINGS: Record<FileKind, string> = {
  PICTURE: ".jpg,.jpeg,.png,.webp,image/jpeg,image/png,image/webp",
  VIDEO: ".mp4,.webm,video/mp4,video/webm",
  DOCUMENT: ".pdf,.doc,.docx,.ppt,.pptx",
};

const WORDS: Record<FileKind, string> = {
  PICTURE: "照片：JPEG、PNG、WebP，每张",
  VIDEO: "视频：MP4、WebM，每个",
  DOCUMENT: "文件：PDF、Word、PPT，每个",
};

/** What the browser offers to choose from. */
export function acceptOf(limits: Limits): string {
  return kindsIn(limits)
    .map((kind) => ENDINGS[kind])
    .join(",");
}

/** What may be chosen, one line a kind. */
export function limitWords(limits: Limits): string[] {
  return kindsIn(limits).map((kind) => `${WORDS[kind]}不超过 ${limits[kind]}\u00a0MB`);
}

/** Why a file need not even be sent, as a sentence, or null. What is in it, the server finds out. */
export function refusalToSend({ size, name, type }: File, limits: Limits): string | null {
  if (size === 0) return "这个文件是空的。";
  const kind = isVideo({ name, type }) ? "VIDEO" : null;
  if (kind && !limits.VIDEO) return "这里不能放视频。";
  const most = kind ? limits.VIDEO! : Math.max(limits.PICTURE ?? 0, limits.DOCUMENT ?? 0);
  return size > most * MEGABYTE ? `文件有 ${Math.ceil(size / MEGABYTE)} MB，超过 ${most} MB，没有上传。` : null;
}

/** Some systems do not tell what a video is; its ending does. */
export function isVideo({ name, type }: { name: string; type: string }): boolean {
  return type.startsWith("video/") || /\.(mp4|m4v|mov|webm)$/i.test(name);
}

const kindsIn = (limits: Limits) => Object.keys(limits) as FileKind[];
