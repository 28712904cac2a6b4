import type { ByteRange } from "./storage";

/**
 * The part of a file of `size` bytes that a Range header asks for: null for all of it (no header, several parts, another unit,
 * or words that mean nothing), "none" when nothing of the file lies in it.
 */
export function rangeIn(header: string | null, size: number): ByteRange | "none" | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/i.exec(header?.replace(/\s/g, "") ?? "") ?? [];
  if (!first && !last) return null;
  if (!first) return tail(Number(last), size);
  if (last && Number(last) < Number(first)) return null;
  if (Number(first) >= size) return "none";
  return { start: Number(first), end: last ? Math.min(Number(last), size - 1) : size - 1 };
}

/** The last so many bytes. */
function tail(bytes: number, size: number): ByteRange | "none" {
  return bytes === 0 || size === 0 ? "none" : { start: Math.max(0, size - bytes), end: size - 1 };
}
