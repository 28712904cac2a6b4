/** A text from outside without what PostgreSQL and its driver cannot take: NUL, and halves of characters. */
export function storableText(text: string): string {
  return text.replaceAll("\u0000", "").replace(/[\ud800-\udfff]/gu, "\ufffd");
}
