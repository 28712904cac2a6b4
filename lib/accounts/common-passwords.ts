let known: Promise<ReadonlySet<string>> | undefined;

/**
 * Whether a password is among those people choose most (49,000, gathered from leaks by zxcvbn-ts), as it stands, written with
 * signs for letters (P@ssw0rd), or with digits and signs around it (woaini2025!): guessing begins with exactly these.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  // Two megabytes, needed when a password is chosen: not at the start.
  known ??= import("@zxcvbn-ts/language-common").then(({ dictionary }) => new Set(dictionary["passwords-common"]));
  const list = await known;
  const lower = password.toLowerCase();
  return [lower, core(lower), withLetters(lower), core(withLetters(lower)), withLetters(core(lower))].some((guess) =>
    list.has(guess),
  );
}

/** Without digits and signs at its ends. What is left of a number is nothing, and nothing is not in the list. */
function core(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
}

const LETTERS: Record<string, string> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
};

/** Signs that stand for letters as those letters: p@ssw0rd as password. */
export function withLetters(text: string): string {
  return text.replace(/[@431!0$5]/g, (sign) => LETTERS[sign]!);
}
