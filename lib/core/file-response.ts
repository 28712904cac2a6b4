/**
 * A download with its real name (RFC 6266 `filename*`), never kept by caches: what staff download is not public. `inline`
 * opens in the browser where it can, else it is saved.
 */
export function fileResponse(
  body: BodyInit,
  { name, type, show = "attachment" }: { name: string; type: string; show?: "attachment" | "inline" },
): Response {
  const ending = /\.\w+$/.exec(name)?.[0] ?? "";
  return new Response(body, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `${show}; filename="download${ending}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
