import { Refusal } from "@/lib/core/errors";
import type { FileKind } from "@/prisma/generated/enums";
import type { Content } from "./intake-content";

/** Of 255 bytes that a disk allows for a name, what is left when a browser puts a number behind it. */
const MOST_BYTES = 240;
const LONGEST_SHOWN = 60;

const NAMELESS: Record<FileKind, string> = { PICTURE: "照片", VIDEO: "视频", DOCUMENT: "文件" };

/**
 * A name under which a file can be saved on any computer: no path, nothing invisible, and the ending that its content calls
 * for. Rare characters stay.
 */
export function fitName(name: string, { kind, endings }: Pick<Content, "kind" | "endings">): string {
  const bare = name.split(/[/\\]/).at(-1)!;
  const visible = bare
    .normalize("NFC")
    // Controls, and what changes the direction of text: "exe.gpj" must not read as "jpg.exe". Halves of characters too.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "")
    // Not allowed on Windows.
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ");
  const [stem, ending] = parted(visible);
  const kept = endings.includes(ending.toLowerCase()) ? ending : endings[0];
  const trimmed = cut(stem, MOST_BYTES - kept.length - 1).replace(/^[. ]+|[. ]+$/g, "");
  return `${trimmed || NAMELESS[kind]}.${kept}`;
}

/** The refusal of a file: a sentence that begins with its name, at the field of files. */
export function refusalOf(name: string, rest: string): Refusal {
  const signs = [...name];
  const shown = signs.length <= LONGEST_SHOWN ? name : `${signs.slice(0, LONGEST_SHOWN - 1).join("")}…`;
  return new Refusal(`“${shown}”${rest}`, "files");
}

/** A number is no ending: "讲稿2.0" is a whole name. */
function parted(name: string): [stem: string, ending: string] {
  const found = /^(.*)\.([a-z][a-z0-9]{1,4}|[0-9]gp)$/is.exec(name);
  return found ? [found[1]!, found[2]!] : [name, ""];
}

/** Cut at a character, never within one. */
function cut(text: string, bytes: number): string {
  let kept = "";
  let size = 0;
  for (const sign of text) {
    size += Buffer.byteLength(sign);
    if (size > bytes) break;
    kept += sign;
  }
  return kept;
}
