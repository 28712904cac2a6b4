import type { FileKind } from "@/prisma/generated/enums";
import { LONGEST_ALT_TEXT, type OwnerType } from "./schema";

/** At most so many on one record: more is an archive, not a page people look at. */
export const MOST_ATTACHMENTS = 60;

const ACCEPTED: Record<OwnerType, readonly FileKind[]> = {
  "teaching-point": ["PICTURE", "VIDEO"],
  route: ["PICTURE", "VIDEO"],
  course: ["PICTURE", "VIDEO", "DOCUMENT"],
  ceremony: ["PICTURE", "VIDEO", "DOCUMENT"],
  lecturer: ["PICTURE"],
};

/** What a kind of record shows. A lecturer has one photograph, which a constraint counts. */
export function acceptedKinds(type: OwnerType): readonly FileKind[] {
  return ACCEPTED[type];
}

const KIND_WORDS: Record<FileKind, string> = { PICTURE: "照片", VIDEO: "视频", DOCUMENT: "文件" };

type Standing = { type: OwnerType; archivedAt: Date | null };

/** Why nothing on a record can be changed, as a sentence, or null. */
export function refusalToKeep({ archivedAt }: Pick<Standing, "archivedAt">): string | null {
  return archivedAt ? "这条记录已归档，照片和文件不能再改；需要时请先恢复。" : null;
}

/** Why a file cannot be added to a record that has `count`, as a sentence, or null. */
export function refusalToAttach(owner: Standing, kind: FileKind, count: number): string | null {
  const archived = refusalToKeep(owner);
  if (archived) return archived;
  if (!acceptedKinds(owner.type).includes(kind)) {
    return `这里只能放${acceptedKinds(owner.type)
      .map((accepted) => KIND_WORDS[accepted])
      .join("、")}。`;
  }
  return count >= MOST_ATTACHMENTS ? `一条记录最多放 ${MOST_ATTACHMENTS} 个文件，请先移除不用的。` : null;
}

/** Why these words cannot stand for an attachment, as a sentence, or null: a photograph is described, not told. */
export function refusalToDescribe(kind: FileKind, altText: string | null): string | null {
  if (kind !== "PICTURE" || altText === null || [...altText].length <= LONGEST_ALT_TEXT) return null;
  return `照片的文字说明最多 ${LONGEST_ALT_TEXT} 个字。`;
}

/** Whether somebody who cannot see or hear it is left without words. A video may be silent: then there is nothing to tell. */
export function lacksAltText({ kind, altText }: { kind: FileKind; altText: string | null }): boolean {
  return kind === "PICTURE" && altText === null;
}

/** Why a lecturer's photograph is not public, as a sentence, or null. `consent` is the open one. */
export function photographHiddenBecause(consent: { coversPhoto: boolean } | null): string | null {
  if (!consent) return "照片不会公开：这位讲师没有登记公开同意。";
  return consent.coversPhoto ? null : "照片不会公开：登记的公开同意不包括照片。";
}
