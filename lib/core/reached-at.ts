import { publicSiteAddress, siteAddress } from "./env";

/**
 * The site's address for whoever sent these headers: as somebody has set it, else as they reached it. An address that only this
 * machine knows counts as set for nobody who came by another. server/serve.mjs notes the name; a visitor who writes another is
 * told what they wrote, so the answer must not be kept for others.
 */
export function reachedAddress(configured: string | null, headers: Headers): string {
  const host = headers.get("x-reached-at") ?? headers.get("host") ?? "";
  const set = publicSiteAddress(configured);
  const isOfUse = set !== null && (!isLocal(new URL(set).hostname) || isLocal(host));
  if (isOfUse || !HOST.test(host)) return siteAddress(configured);
  const isSecure = headers.get("x-forwarded-proto")?.startsWith("https");
  return `${isSecure ? "https" : "http"}://${host}`;
}

function isLocal(host: string): boolean {
  return /^(?:localhost|127\.[\d.]+|\[::1\])(?::\d+)?$/i.test(host);
}

const HOST = /^(?:[a-z0-9.-]{1,200}|\[[0-9a-f:]+\])(?::\d{1,5})?$/i;
