import type { FileKind } from "@/prisma/generated/enums";

const MEGABYTE = 1024 ** 2;

/** How large a photograph or a document may be; how large a video, a setting says. */
export const LARGEST_MEGABYTES = { PICTURE: 50, DOCUMENT: 50 } as const;

/**
 * How many pixels a picture may have. Phones of 48 and 64 megapixels are under it; one of them unpacked is what the server's
 * memory has room for.
 */
export const MOST_PIXELS = 65_000_000;

const WHAT: Record<FileKind, string> = {
  PICTURE: "照片（JPEG、PNG、WebP）",
  VIDEO: "视频（MP4、WebM）",
  DOCUMENT: "文件（PDF、Word、PPT）",
};

const SHORT: Record<FileKind, string> = { PICTURE: "照片", VIDEO: "视频", DOCUMENT: "文件" };

/** What is known by its first bytes and not taken: what it is, and what would help. */
const STRANGERS: [RegExp, string][] = [
  [
    /^image\/hei[cf]/,
    "是 iPhone 的 HEIC 照片，网页上显示不了。请在手机“设置 › 相机 › 格式”里选“兼容性最佳”，以后拍的就是 JPEG；已经拍好的，请先转成 JPEG 再传。",
  ],
  [/^image\/gif$/, "是 GIF 动图。请另存为 JPEG 或 PNG 再传。"],
  [/^image\//, "是这里不收的图片格式。请另存为 JPEG 或 PNG 再传。"],
  [/^video\/quicktime$/, "是 MOV 视频，很多手机和电脑放不了。请转成 MP4 再传。"],
  [/^video\//, "是这里不收的视频格式。请转成 MP4 再传。"],
  [/macroenabled/i, "带有宏，可能有危险。请另存为不带宏的 DOCX 或 PPTX 再传。"],
  [/excel|spreadsheet/, "是电子表格。请另存为 PDF 再传。"],
  [/rtf$|opendocument/, "是这里不收的文档格式。请另存为 DOCX 或 PDF 再传。"],
  [/msdownload|x-elf|mach-binary|x-msi|x-sh$/, "其实是程序，不能上传。"],
];

/** Why content is not taken where these kinds are, as the rest of a sentence about it, or null. */
export function refusalOfKind(kind: FileKind, kinds: readonly FileKind[]): string | null {
  return kinds.includes(kind) ? null : `是${SHORT[kind]}，这里不能放。${whatIsTaken(kinds)}`;
}

/** Why content of this media type (undefined: one that nobody knows) is not taken, as the rest of a sentence about it. */
export function refusalOfStranger(mediaType: string | undefined, kinds: readonly FileKind[]): string {
  const known = STRANGERS.find(([pattern]) => mediaType && pattern.test(mediaType));
  return known?.[1] ?? `从内容看不是这里能放的文件（名字不算）。${whatIsTaken(kinds)}`;
}

/** Why a file is too large, as the rest of a sentence about it, or null. */
export function refusalOfSize(kind: FileKind, bytes: number, videoMegabytes: number): string | null {
  const most = kind === "VIDEO" ? videoMegabytes : LARGEST_MEGABYTES[kind];
  if (bytes <= most * MEGABYTE) return null;
  const help = kind === "PICTURE" ? "请缩小后再传。" : kind === "VIDEO" ? "请压缩或剪短后再传。" : "请压缩后再传。";
  return `有 ${Math.ceil(bytes / MEGABYTE)} MB，超过 ${most} MB。${help}`;
}

/** Why a picture has too many pixels, as the rest of a sentence about it, or null. */
export function refusalOfPixels(width: number, height: number): string | null {
  if (width * height <= MOST_PIXELS) return null;
  return `有 ${inWords(width * height)}像素（${width}×${height}），超过 ${inWords(MOST_PIXELS)}。请缩小后再传；手机拍照时请关掉“高像素”模式。`;
}

function inWords(pixels: number): string {
  return pixels >= 100_000_000 ? `${Math.round(pixels / 10_000_000) / 10} 亿` : `${Math.round(pixels / 10_000)} 万`;
}

function whatIsTaken(kinds: readonly FileKind[]): string {
  return `这里可以放${kinds.map((kind) => WHAT[kind]).join("、")}。`;
}

/** What browsers show by themselves and run nothing of. All else is only ever saved. */
const SHOWN_INLINE = ["image/webp", "video/mp4", "video/webm", "application/pdf"];

/** Whether a file may open in the browser's window instead of being saved. */
export function isShownInline(mediaType: string): boolean {
  return SHOWN_INLINE.includes(mediaType);
}
