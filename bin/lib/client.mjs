import { writeFileSync } from "node:fs";
import { needNode } from "./children.mjs";
import { hashOf, isMarked } from "./hash.mjs";
import { programOf } from "./packages.mjs";
import { say } from "./progress.mjs";
import { inRoot } from "./root.mjs";

const marker = inRoot("prisma/generated/.made-from");

/** Generates the Prisma client when the models or Prisma's version changed. */
export async function generateClient({ always = false } = {}) {
  const sources = hashOf([
    "prisma/schema.prisma",
    "prisma/models",
    "prisma.config.ts",
    "node_modules/prisma/package.json",
  ]);
  if (!always && isMarked(marker, sources)) return;
  say("正在生成数据访问代码…");
  await needNode("数据访问代码没有生成，请检查 prisma/models 里的写法。", [programOf("prisma"), "generate"], {
    env: {
      // `generate` never runs this engine but downloads it unless told where it is; offices behind a firewall cannot.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  });
  writeFileSync(marker, sources);
}
