import { isPublicPage } from "@/lib/core/page-address";
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
  return new Response(qrCode(address, { ecc: "M", border: 0 }), {
    headers: { "Content-Type": "image/svg+xml", "Cache-Control": "private, max-age=3600" },
  });
}
