import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { fileStore } from "@/lib/core/storage";
import { getSettings } from "@/lib/settings/queries";
import type { FileKind } from "@/prisma/generated/enums";
import { contentPath, openFolder } from "./folders";
import { type Content, contentOf } from "./intake-content";
import { fitName, refusalOf } from "./intake-name";
import { checkOfficeParts } from "./intake-office-parts";
import { checkPdf } from "./intake-pdf";
import { takePicture } from "./intake-picture";
import { videoFacts } from "./intake-video";
import { refusalOfSize } from "./rules";
import type { UploadedFile } from "./uploads/folder";

/** What was found out about an uploaded file; its content is in the store under the key, its row is `storeFile`'s. */
export type Intake = {
  key: string;
  kind: FileKind;
  mediaType: string;
  /** The name it was uploaded under, made fit to save: no path, and the ending its content calls for. */
  name: string;
  /** Of what is kept: of a picture, its sizes together. */
  bytes: number;
  /** Of what was uploaded. */
  sha256: string;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  hasSound: boolean | null;
};

type Facts = Pick<Intake, "mediaType" | "bytes" | "width" | "height" | "durationSeconds" | "hasSound">;

/**
 * Looks into an uploaded file, never trusting its name, and puts what pages need of it into the store. Refuses, in a
 * sentence naming the file, what is not one of the kinds, too large, damaged, empty or dangerous. The uploaded file itself
 * stays where it is: whoever received it discards it.
 */
export async function takeIn(path: string, name: string, kinds: readonly FileKind[]): Promise<Intake> {
  const file = { path, name, bytes: (await stat(path)).size };
  if (file.bytes === 0) throw refusalOf(name, "是空的，里面没有内容。请检查原来的文件。");
  const content = await contentOf(file, kinds);
  const { videoMegabytes } = await getSettings();
  const tooLarge = refusalOfSize(content.kind, file.bytes, Number(videoMegabytes));
  if (tooLarge) throw refusalOf(name, tooLarge);
  const sha256 = await digestOf(path);
  const key = await openFolder();
  try {
    return { key, kind: content.kind, name: fitName(name, content), sha256, ...(await keep(file, content, key)) };
  } catch (error) {
    // At once, not a day later: the disk may be full. What this leaves, the clearing finds.
    await (await fileStore()).removeFolder(key).catch(() => {});
    throw error;
  }
}

async function keep(file: UploadedFile, { kind, mediaType }: Content, key: string): Promise<Facts> {
  const unknown = { width: null, height: null, durationSeconds: null, hasSound: null };
  if (kind === "PICTURE") return { ...unknown, ...(await takePicture(file, mediaType, key)), mediaType: "image/webp" };
  const facts = kind === "VIDEO" ? await videoFacts(file) : unknown;
  if (mediaType === "application/pdf") await checkPdf(file);
  if (mediaType.includes("openxmlformats")) await checkOfficeParts(file);
  await (await fileStore()).write(contentPath(key), createReadStream(file.path));
  return { ...facts, mediaType, bytes: file.bytes };
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
