import { addressInLargePrint, largePrint } from "@/lib/core/large-print";
import { isPublicPage, outOfLargePrint } from "@/lib/core/page-address";

/**
 * The large-print edition of a public page: the page as this server gives it to anybody, in large letters and without
 * scripts (docs/decisions/008-large-print-is-an-address.md). What has no such edition is found at its own address.
 */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url);
  const path = outOfLargePrint(asked.pathname) ?? "";
  const address = path + asked.search;
  if (!isPublicPage(path)) return path.startsWith("//") ? notFound(request) : redirectTo(address);

  const answer = await ask(address, request);
  const location = answer.headers.get("location");
  if (location) return redirectTo(addressInLargePrint(location), answer.status);
  if (!answer.headers.get("content-type")?.startsWith("text/html")) return redirectTo(address);
  const html = await answer.text();
  if (html.includes(FILLED_IN_BY_SCRIPT)) return redirectTo(address);
  return page(html, answer);
}

/** How the framework begins a page that broke off: what it says is only put in by a script. */
const FILLED_IN_BY_SCRIPT = '<html id="__next_error__"';

/**
 * Asks this server for an ordinary page, without the visitor's cookies: nothing private may come to an address that anybody
 * may keep. The secret makes server/serve.mjs believe who is named as the visitor, so that limits count them.
 */
async function ask(address: string, { url, headers, signal }: Request): Promise<Response> {
  const { SERVER_SECRET = "", __NEXT_PRIVATE_ORIGIN = url } = process.env;
  return fetch(new URL(address, __NEXT_PRIVATE_ORIGIN), {
    headers: {
      accept: "text/html",
      "accept-encoding": "identity",
      "x-server-secret": SERVER_SECRET,
      "x-client-address": headers.get("x-client-address") ?? "unknown",
    },
    cache: "no-store",
    redirect: "manual",
    signal,
  });
}

/** In large letters; kept where the ordinary page is, which is what a tag for its content says. */
function page(html: string, { status, headers }: Response): Response {
  const kept: Record<string, string> = headers.has("etag") ? { "X-Keep-Page": "1" } : {};
  return new Response(largePrint(html), {
    status,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", ...kept },
  });
}

/** Status 404, and the whole page that says so. */
async function notFound(request: Request): Promise<Response> {
  const missing = await ask("/_not-found", request);
  return page(await missing.text(), missing);
}

function redirectTo(address: string, status = 307): Response {
  return new Response(null, { status, headers: { Location: address } });
}
