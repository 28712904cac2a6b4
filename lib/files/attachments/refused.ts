import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Owner } from "./schema";

/** A file that was not added, and why. A name that is empty stands for the whole upload. */
export type RefusedFile = { name: string; sentence: string };

/** What the server answers to an upload. */
export type UploadAnswer = { added: { id: number; version: number; name: string }[]; refused: RefusedFile[] };

/** The cookie that carries refusals to the next page when there is no script to show them. */
export const REFUSED_COOKIE = "refused-files";

/** Browsers drop a cookie of more than 4,096 bytes without a word. */
const MOST_BYTES = 3500;
const LONGEST_NAME = 60;

/** The refusals of one upload as the value of a cookie. Those that do not fit are counted in a last line. */
export function packRefused(owner: Owner, refused: readonly RefusedFile[]): string {
  const short = refused.map(({ name, sentence }) => ({ name: shorten(name), sentence }));
  for (let kept = short.length; ; kept -= 1) {
    const left = short.length - kept;
    const rest = left > 0 ? [{ name: "", sentence: `还有 ${left} 个文件也没有添加。` }] : [];
    const told = { owner, refused: [...short.slice(0, kept), ...rest] };
    const value = deflateRawSync(JSON.stringify(told)).toString("base64url");
    if (value.length <= MOST_BYTES || kept === 0) return value;
  }
}

/** The refusals that were meant for this record; none when the cookie is missing, damaged or another record's. */
export function unpackRefused(value: string | undefined, { type, id }: Owner): RefusedFile[] {
  if (!value) return [];
  try {
    const text = inflateRawSync(Buffer.from(value, "base64url"), { maxOutputLength: 100_000 }).toString();
    const { owner, refused } = JSON.parse(text) as { owner: Owner; refused: RefusedFile[] };
    return owner.type === type && owner.id === id ? refused : [];
  } catch {
    return [];
  }
}

function shorten(name: string): string {
  const signs = [...name];
  return signs.length <= LONGEST_NAME ? name : `${signs.slice(0, LONGEST_NAME - 1).join("")}…`;
}
