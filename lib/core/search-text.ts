/** The longest text that is looked for; what goes beyond is left out. */
const LONGEST = 100;

/** What somebody typed into a search box, brought to the form names are stored in: NFC, no control characters, one line. */
export function searchText(typed: string | undefined): string {
  const oneLine = (typed ?? "")
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  return [...oneLine].slice(0, LONGEST).join("");
}

/** What was typed as pinyin: lower case, without spaces or apostrophes, ü as v. Null when it has signs no pinyin has. */
export function pinyinText(text: string): string | null {
  const letters = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/ü/g, "v")
    .replace(/[\s'’-]/g, "");
  return /^[a-z0-9]+$/.test(letters) ? letters : null;
}

/** A text for LIKE, also for Prisma's `contains` and `startsWith`, in which % and _ stand for themselves. */
export function literal(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
