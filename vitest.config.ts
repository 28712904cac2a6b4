import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: fileURLToPath(new URL("./", import.meta.url)) }] },
  test: {
    include: ["{app,bin,components,lib,prisma,server}/**/*.test.{ts,tsx}"],
    globalSetup: "lib/testing/database-server.ts",
    setupFiles: "lib/testing/worker-database.ts",
    // It imports "next/server" without the extension Node asks for.
    server: { deps: { inline: ["next-auth"] } },
    // Left to itself it leaves one core idle, which is half of a small machine.
    maxWorkers: "100%",
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
