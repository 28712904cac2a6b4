import { encode } from "uqr";

/**
 * A QR code as SVG, in one path, so that no viewer shows seams between its squares. `ecc`: how much may be stained (Q a quarter,
 * M a seventh). `border`: the blank rim in squares; scanners want four, unless what stands around is blank anyway.
 */
export function qrCode(text: string, { ecc, border }: { ecc: "M" | "Q"; border: number }): string {
  const { data, size } = encode(text, { ecc, border });
  let outline = "";
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x++;
      outline += `M${start} ${y}h${x + 1 - start}v1H${start}z`;
    }
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${outline}"/></svg>`;
}
