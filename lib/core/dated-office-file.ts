import type { Day } from "@/lib/core/dates";

/** The properties of an Office file, as of midnight of a day instead of the clock. */
export function coreProperties(title: string, author: string, dated: Day): string {
  const escaped = (content: string) =>
    printable(content).replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]!);
  const time = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${dated}T00:00:00+08:00</dcterms:${name}>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties' +
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(author)}</dc:creator><dc:language>zh-CN</dc:language>` +
    `${time("created")}${time("modified")}</cp:coreProperties>`
  );
}

/** Writes the day over the clock time that the packer puts at each file of the zip, so that equal content is equal bytes. */
export function dateEntries(zip: Uint8Array<ArrayBuffer>, day: Day): Uint8Array<ArrayBuffer> {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const dosDate = ((year - 1980) << 9) | (month << 5) | date;
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - 22;
  if (view.getUint32(end, true) !== 0x06054b50) throw new Error("the packer wrote a zip with a comment");
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const file = view.getUint32(entry + 42, true);
    for (const time of [entry + 12, file + 10]) {
      view.setUint16(time, 0, true);
      view.setUint16(time + 2, dosDate, true);
    }
    entry +=
      46 + view.getUint16(entry + 28, true) + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
  return zip;
}

/** XML has no place for control characters and halves of surrogate pairs: Word would call the file damaged. */
export function printable(content: string): string {
  return content.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, " ");
}
