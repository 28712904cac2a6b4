import { env } from "./env";

/** Behind proxies the address that somebody has set is the only one; a proxy may be made to forward any name. */
const ONLY_HOST = env.TRUSTED_PROXIES > 0 && env.PUBLIC_URL ? new URL(env.PUBLIC_URL).host : null;

/**
 * Whether a page of this site sent the request, so that the visitor's cookie may speak for them. Over plain http browsers do
 * not say where a request comes from except in Origin: it must be the host this visitor used (server/serve.mjs).
 */
export function isFromOwnPage(headers: Headers, onlyHost: string | null = ONLY_HOST): boolean {
  const reached = headers.get("x-reached-at") ?? headers.get("host");
  if (onlyHost && reached !== onlyHost) return false;
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = headers.get("origin") ?? "";
  return URL.canParse(origin) && new URL(origin).host === reached;
}
