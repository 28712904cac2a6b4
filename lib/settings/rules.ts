/** A mail address, a telephone number or an https address as the address a program would follow; null for anything else. */
export function contactAddress(text: string): string | null {
  if (/^[^\s@:/<>]+@[\w-]+(\.[\w-]+)+$/.test(text)) return `mailto:${text}`;
  if (/^\+?\d[\d -]{4,18}\d$/.test(text)) return `tel:${text.replaceAll(" ", "-")}`;
  if (/^https:\/\/\S+$/.test(text) && URL.canParse(text)) return new URL(text).href;
  return null;
}

/** What security.txt says (RFC 9116): whom to tell, until when that holds, in which languages, and where this file is at home. */
export function securityText(contact: string, site: string | null, now: Date): string {
  const lines = [
    `Contact: ${contact}`,
    `Expires: ${endOfUse(now).toISOString().replace(".000Z", "Z")}`,
    "Preferred-Languages: zh, en",
    ...(site ? [`Canonical: ${site}/.well-known/security.txt`] : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** Written anew at each request, so half a year is plenty; the same all day, so that it can be compared. */
function endOfUse(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 180));
}
