import type { NextConfig } from "next";

const config: NextConfig = {
  // A second build beside a running server (tests, benchmarks) needs its own folder.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // Native modules that Turbopack cannot bundle and does not list itself.
  serverExternalPackages: ["@myriaddreamin/typst-ts-node-compiler", "wawoff2"],
  experimental: {
    // `forbidden()` answers 403 with app/forbidden.tsx; a person without the right must not see a 404 or a 500.
    authInterrupts: true,
  },
};

export default config;
