import type { PdfObject } from "./pdf-objects";

/** The number that a dictionary refers to under a name. Throws when there is none. */
export function reference(text: string, name: string): number {
  const number = new RegExp(`^ {2}/${name} \\[?(\\d+) 0 R`, "m").exec(text)?.[1];
  if (!number) throw unlike(name);
  return Number(number);
}

/** The names in a dictionary, without those of dictionaries in it. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(/^ {2}\/(\w+)/gm)].map(([, name]) => name!);
}

/** The error of a PDF that is not written as expected. */
export const unlike = (what: string) => new Error(`a PDF is not as the compiler wrote it until now: ${what}`);

/** The number under a name. Throws when there is none. */
export function numberIn(text: string, name: string): number {
  const found = new RegExp(`/${name} (\\d+)`).exec(text)?.[1];
  if (!found) throw unlike(name);
  return Number(found);
}

/** What the list under a name holds. Throws when there is none. */
export function listIn(text: string, name: string): string {
  const found = list(name).exec(text)?.[2];
  if (found === undefined) throw unlike(name);
  return found;
}

/** The text with other entries in the list under a name. */
export function withList(text: string, name: string, entries: string): string {
  return text.replace(list(name), (_, begin) => `${begin}${entries}]`);
}

/** A dictionary with one entry more. */
export function withEntry({ text, stream }: PdfObject, entry: string): PdfObject {
  return { text: text.replace("<<", `<<\n  ${entry}`), stream };
}

const list = (name: string) => new RegExp(`(/${name} \\[)([^\\]]*)\\]`);
