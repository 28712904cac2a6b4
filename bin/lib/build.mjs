import { rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { needNode } from "./children.mjs";
import { hashOf, isMarked } from "./hash.mjs";
import { programOf } from "./packages.mjs";
import { say } from "./progress.mjs";
import { root } from "./root.mjs";

/** All that `next build` reads; packages are stood for by the lock file. */
const sources = [
  ...["app", "components", "lib", "public", "server", "prisma/models", "prisma/schema.prisma"],
  ...["next.config.ts", "postcss.config.mjs", "tsconfig.json", "package.json", "package-lock.json"],
  ...["proxy.ts", "instrumentation.ts", "instrumentation-client.ts"],
];

/**
 * Builds the site when its sources changed. Pages that are made in advance read the database, so it must be up.
 * @param {NodeJS.Dict<string>} env
 */
export async function buildSite(env) {
  const marker = resolve(root, process.env.NEXT_DIST_DIR ?? ".next", "built-from");
  const hash = hashOf(sources);
  if (isMarked(marker, hash)) return;
  say("正在生成网站（仅首次或更新后需要，约一两分钟）…");
  rmSync(marker, { force: true });
  await needNode("网站没有生成，请把以上信息交给维护人员。", [programOf("next"), "build"], {
    env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  writeFileSync(marker, hash);
}
