import { defaults, nosecone } from "@nosecone/next";
import { type NextRequest, NextResponse } from "next/server";
import { TILE_HOSTS } from "@/lib/teaching-points/places/tiles/rules";

/** The one page that may show pictures of other hosts: the tiles of its map, fetched without cookies. */
const MAP_PAGE = "/teaching-points/map";

type Options = Parameters<typeof nosecone>[0];

const { directives } = defaults.contentSecurityPolicy;
const withoutTiles: Options = {
  // The browser makes the poster of a video from the file that was chosen, before it is anywhere else.
  contentSecurityPolicy: { directives: { ...directives, mediaSrc: ["'self'", "blob:"] } },
};
const withTiles: Options = {
  contentSecurityPolicy: { directives: { ...directives, imgSrc: [...directives.imgSrc, ...TILE_HOSTS] } },
  crossOriginEmbedderPolicy: { policy: "credentialless" },
};

/**
 * Pages made per request: a policy with a nonce, and the path for `requireViewer`. Static pages cannot carry a nonce; theirs
 * stands in next.config.ts (docs/decisions/003-content-security-policy.md).
 */
export function proxy(request: NextRequest): NextResponse {
  const isSecure = (request.headers.get("x-forwarded-proto") ?? request.nextUrl.protocol).startsWith("https");
  const secured = nosecone({
    ...defaults,
    ...(request.nextUrl.pathname === MAP_PAGE ? withTiles : withoutTiles),
    referrerPolicy: { policy: ["same-origin"] },
    xFrameOptions: { action: "deny" },
    strictTransportSecurity: isSecure && { maxAge: 31_536_000, includeSubDomains: false },
  });
  secured.set("permissions-policy", "camera=(), microphone=(), geolocation=()");

  const headers = new Headers(request.headers);
  headers.set("x-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  // Next reads the nonce for its own scripts from the policy on the request.
  headers.set("content-security-policy", secured.get("content-security-policy")!);
  const response = NextResponse.next({ request: { headers } });
  secured.forEach((value, name) => {
    response.headers.set(name, value);
  });
  return response;
}

export const config = {
  matcher: [
    "/admin/:path*",
    "/sign-in/:path*",
    "/setup",
    "/invitation",
    "/verify/:path*",
    "/courses/search",
    "/teaching-points/search",
    "/teaching-points/map",
  ],
};
