import type { Owner } from "./schema";

/** A file that was not added, and why. A name that is empty stands for the whole upload. */
export type RefusedFile = { name: string; sentence: string };

/** What the server answers to an upload. */
export type UploadAnswer = { added: { id: number; version: number; name: string }[]; refused: RefusedFile[] };

/** So many are told one by one. */
const MOST_TOLD = 60;
const LONGEST_NAME = 60;

/** The refusals of one upload as a note to the next page, where there is no script to show them. The rest is counted in a last line. */
export function packRefused(owner: Owner, refused: readonly RefusedFile[]): string {
  const told = refused.slice(0, MOST_TOLD).map(({ name, sentence }) => ({ name: shorten(name), sentence }));
  const left = refused.length - told.length;
  const rest = left > 0 ? [{ name: "", sentence: `还有 ${left} 个文件也没有添加。` }] : [];
  return JSON.stringify({ owner, refused: [...told, ...rest] });
}

/** The refusals that were meant for this record; none when there is no note or it is another record's. */
export function unpackRefused(note: string | null, { type, id }: Owner): RefusedFile[] {
  if (note === null) return [];
  const { owner, refused } = JSON.parse(note) as { owner: Owner; refused: RefusedFile[] };
  return owner.type === type && owner.id === id ? refused : [];
}

function shorten(name: string): string {
  const signs = [...name];
  return signs.length <= LONGEST_NAME ? name : `${signs.slice(0, LONGEST_NAME - 1).join("")}…`;
}
