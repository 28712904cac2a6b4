import type { NextConfig } from "next";
import { NOT_PUBLIC } from "./lib/core/page-address.mjs";
import { EVERYBODY } from "./server/next-facts.mjs";

// Kept pages are made once, so their inline bootstrap cannot carry a nonce; everything else is as strict as it can be.
const staticPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const staticHeaders = [{ key: "Content-Security-Policy", value: staticPolicy }];

const commonHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
];

/** What proxy.ts answers for, with a nonce of its own. */
const NONCE = "admin|sign-in|setup|invitation|verify|(?:courses|teaching-points)/search|teaching-points/map";
/** What people uploaded has the policy that app/files writes: none of these headers can be changed by a route. */
const FILES = "files";
const allBut = (folders: string) => `/((?!(?:${folders})(?:/|$)).*)`;
/** Read by server/plain-pages.mjs, and goes no further: it sends public pages without scripts. */
const plainPage = { key: "X-Plain-Page", value: "1" };

/** Read by server/plain-pages.mjs too: the same for everybody, so it is kept until something changes. */
const keptPage = { key: "X-Keep-Page", value: "1" };

const config: NextConfig = {
  // A second build beside a running server (tests, benchmarks) needs its own folder.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  // Pictures are made small when they are taken in. The framework's own resizer would do it for anybody, each time anew.
  images: { unoptimized: true },
  // server/serve.mjs compresses, after it has taken out of public pages what they do not need.
  compress: false,
  // The hash would be made anew from the whole page for every request; for long lists that is a fifth of the work.
  generateEtags: false,
  reactStrictMode: true,
  // `npm test` checks the types once, with those of the tests, whose packages a school in use does not have.
  typescript: { ignoreBuildErrors: true },
  // A page comes with its title, not a moment before it. Without JavaScript the title would stand in the body, and after an
  // action a screen reader would find none.
  htmlLimitedBots: EVERYBODY,
  // Native modules that Turbopack cannot bundle and does not list itself.
  serverExternalPackages: ["@myriaddreamin/typst-ts-node-compiler", "wawoff2"],
  headers: async () => [
    { source: allBut(`${NONCE}|${FILES}`), headers: staticHeaders },
    { source: allBut(NONCE), headers: commonHeaders },
    { source: allBut([...NOT_PUBLIC].join("|")), headers: [plainPage] },
    { source: allBut([NONCE, ...NOT_PUBLIC].join("|")), headers: [keptPage] },
    {
      source: allBut(NONCE),
      has: [{ type: "header", key: "x-forwarded-proto", value: "https" }],
      headers: [{ key: "Strict-Transport-Security", value: "max-age=31536000" }],
    },
  ],
  experimental: {
    // A page's program is read at its first visit: at the start all of them would take 20 MB more, and half are never visited.
    preloadEntriesOnStart: false,
    // `forbidden()` answers 403 with app/forbidden.tsx; a person without the right must not see a 404 or a 500.
    authInterrupts: true,
  },
};

export default config;
