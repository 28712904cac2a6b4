/**
 * Whether a page of this site sent the request, so that the visitor's cookie may speak for them. Over plain http browsers do
 * not say where a request comes from except in Origin: it must be the host this visitor used (bin/serve.mjs).
 */
export function isFromOwnPage(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = headers.get("origin") ?? "";
  return URL.canParse(origin) && new URL(origin).host === (headers.get("x-reached-at") ?? headers.get("host"));
}
