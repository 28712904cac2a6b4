const KILOBYTE = 1024;

/** A number of bytes as people read it: 320 KB, 1.4 MB, 1.20 GB. Never 0. */
export function sizeWords(bytes: number): string {
  if (bytes < KILOBYTE ** 2) return `${Math.max(1, Math.round(bytes / KILOBYTE))} KB`;
  if (bytes < KILOBYTE ** 3) return `${(bytes / KILOBYTE ** 2).toFixed(1)} MB`;
  return `${(bytes / KILOBYTE ** 3).toFixed(2)} GB`;
}
