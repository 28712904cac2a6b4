import type { FileKind } from "@/prisma/generated/enums";
import { type Answer, inspect } from "./inspect";
import { refusalOf } from "./intake-name";
import { refusalOfKind, refusalOfStranger } from "./rules";
import type { UploadedFile } from "./uploads/folder";

/** What a file is by its content, and how its name may end; the first ending is the usual one. */
export type Content = { kind: FileKind; mediaType: string; endings: readonly [string, ...string[]] };

const TAKEN: readonly Content[] = [
  { kind: "PICTURE", mediaType: "image/jpeg", endings: ["jpg", "jpeg", "jfif"] },
  { kind: "PICTURE", mediaType: "image/png", endings: ["png"] },
  { kind: "PICTURE", mediaType: "image/webp", endings: ["webp"] },
  { kind: "VIDEO", mediaType: "video/mp4", endings: ["mp4", "m4v"] },
  { kind: "VIDEO", mediaType: "video/webm", endings: ["webm"] },
  { kind: "DOCUMENT", mediaType: "application/pdf", endings: ["pdf"] },
  { kind: "DOCUMENT", mediaType: "application/msword", endings: ["doc"] },
  { kind: "DOCUMENT", mediaType: "application/vnd.ms-powerpoint", endings: ["ppt"] },
  {
    kind: "DOCUMENT",
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    endings: ["docx"],
  },
  {
    kind: "DOCUMENT",
    mediaType: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    endings: ["pptx"],
  },
];

/** What is the same thing by another name: a PNG that moves, of which the first picture is taken, and Apple's MP4. */
const ALIASES: Record<string, string> = { "image/apng": "image/png", "video/x-m4v": "video/mp4" };

/** What an uploaded file is, by its content alone. Refuses what is not one of the kinds. */
export async function contentOf(file: UploadedFile, kinds: readonly FileKind[]): Promise<Content> {
  const mediaType = await mediaTypeOf(file);
  const content = TAKEN.find((taken) => taken.mediaType === mediaType);
  const refusal = content ? refusalOfKind(content.kind, kinds) : refusalOfStranger(mediaType, kinds);
  if (!content || refusal) throw refusalOf(file.name, refusal!);
  return content;
}

async function mediaTypeOf(file: UploadedFile): Promise<string | undefined> {
  const { mediaType, fault } = await inspect(file, "mediaType");
  if (fault) throw refusalOf(file.name, FAULTS[fault]);
  return mediaType && (ALIASES[mediaType] ?? mediaType);
}

const FAULTS: Record<NonNullable<Answer<"mediaType">["fault"]>, string> = {
  damaged: "已损坏或不完整，打不开。请重新保存一份再传。",
  "without measure": "解开后大得不正常，可能有危险，不能上传。",
  locked: "设了打开密码，别人打不开。请去掉密码，保存后再传。",
};
