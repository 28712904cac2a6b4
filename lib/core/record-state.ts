import type { RecordNoun } from "./noun";

/** How a record stands towards the public site. */
export type PublicState = "PUBLISHED" | "UNPUBLISHED" | "ARCHIVED";

/** How the states are called in the office. */
export const PUBLIC_STATE_LABELS: Record<PublicState, string> = {
  PUBLISHED: "已公开",
  UNPUBLISHED: "未公开",
  ARCHIVED: "已归档",
};

/** Told by its name where the noun has no word for one of them. */
export type Archivable = { archivedAt: Date | null; name?: string };
export type Publishable = Archivable & { publishedAt: Date | null };

/** The words of a noun that refusals need. */
type Words = Pick<RecordNoun, "one" | "isCalledByName" | "archiving">;

/** The state of a record; archived comes first. */
export function publicState({ publishedAt, archivedAt }: Publishable): PublicState {
  if (archivedAt) return "ARCHIVED";
  return publishedAt ? "PUBLISHED" : "UNPUBLISHED";
}

/** Why a record cannot be edited, as a sentence, or null. */
export function refusalToChange(noun: Words, record: Archivable): string | null {
  return record.archivedAt ? `${called(noun, record)}已${archivingOf(noun)}，不能修改；需要时请先恢复。` : null;
}

/** Why a record cannot be shown on the public site, as a sentence, or null. */
export function refusalToPublish(noun: Words, record: Publishable): string | null {
  if (record.archivedAt) return `${called(noun, record)}已归档，不能公开；需要时请先恢复。`;
  return record.publishedAt ? `${called(noun, record)}已经公开了。` : null;
}

/** Why a record cannot be taken off the public site, as a sentence, or null. */
export function refusalToWithdraw(noun: Words, record: Publishable): string | null {
  return record.publishedAt ? null : `${called(noun, record)}没有公开，不用撤下。`;
}

/** Why a record cannot be archived, as a sentence, or null: what is public is withdrawn first, by somebody who may. */
export function refusalToArchive(noun: Words, record: Archivable & Partial<Publishable>): string | null {
  if (record.archivedAt) return `${called(noun, record)}已经${archivingOf(noun)}过了。`;
  return record.publishedAt ? `${called(noun, record)}正在网站上公开，请先撤下再归档。` : null;
}

/** Why a record cannot be taken out of the archive, as a sentence, or null. */
export function refusalToRestore(noun: Words, record: Archivable): string | null {
  return record.archivedAt ? null : `${called(noun, record)}没有${archivingOf(noun)}，不用恢复。`;
}

const archivingOf = ({ archiving = "归档" }: Words): string => archiving;

/** People and teams are called by their names, everything else by its word: 这门课程. */
function called({ one, isCalledByName }: Words, { name }: Archivable): string {
  return (isCalledByName && name) || one;
}
