import { documentKind } from "@/components/files/document-kind";
import { sizeWords } from "@/components/files/size-words";
import { videoWords } from "@/components/files/video-words";
import type { ListedAttachment } from "@/lib/files/attachments/queries";

/** What is known of a file, in a line: 4000 × 3000，2.1 MB. */
export function attachmentFacts({ file }: Pick<ListedAttachment, "file">): string {
  const { kind, width, height, durationSeconds, hasSound, mediaType, bytes } = file;
  const measures = width && height ? `${width} × ${height}` : "";
  const seconds = durationSeconds === null ? null : Number(durationSeconds);
  const own = {
    PICTURE: [measures],
    VIDEO: [videoWords({ seconds, hasSound }), measures],
    DOCUMENT: [documentKind(mediaType)],
  }[kind];
  return [...own, sizeWords(Number(bytes))].filter(Boolean).join("，");
}
