import { createHash } from "node:crypto";
import { isPublicPage } from "@/lib/core/page-address.mjs";
import { qrCode } from "@/lib/core/qr-code";
import { reachedAddress } from "@/lib/core/reached-at";
import { pageOfCode } from "@/lib/core/share-address";
import { getSchool } from "@/lib/settings/public";

/** Longer addresses make squares too small for an old phone; no page has one. */
const LONGEST = 300;

/** The code that leads to a public page of this site, under the name by which the visitor knows it. */
export async function GET(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const page = pageOfCode(pathname.slice("/share/qr".length));
  if (page === null || !isPublicPage(page)) return new Response(null, { status: 404 });
  const { publicAddress } = await getSchool();
  const address = reachedAddress(publicAddress, request.headers) + page + search;
  if (address.length > LONGEST) return new Response(null, { status: 404 });
  // No rim: the page leaves it blank around the picture.
  const code = qrCode(address, { ecc: "M", border: 0 });
  const tag = `"${createHash("sha256").update(code).digest("base64url").slice(0, 22)}"`;
  // Asked for again each time, for the school's address may be corrected.
  const headers = { ETag: tag, "Cache-Control": "private, no-cache", "Content-Type": "image/svg+xml" };
  if (request.headers.get("if-none-match")?.includes(tag)) return new Response(null, { status: 304, headers });
  return new Response(code, { headers });
}
