/**
 * A download with its real name (RFC 6266 `filename*`), never kept by caches: what staff download is not public. `inline`
 * opens in the browser where it can, else it is saved.
 */
export function fileResponse(
  body: BodyInit,
  { name, type, show = "attachment" }: { name: string; type: string; show?: "attachment" | "inline" },
): Response {
  return new Response(body, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": disposition(name, show),
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** The header that names a download. Browsers that do not read `filename*` get a plain name with the same ending. */
export function disposition(name: string, show: "attachment" | "inline"): string {
  const ending = /\.\w+$/.exec(name)?.[0] ?? "";
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${show}; filename="download${ending}"; filename*=UTF-8''${encoded}`;
}
