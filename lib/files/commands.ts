import type { Actor } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { Refusal } from "@/lib/core/errors";
import type { Intake } from "./intake";

/**
 * The row of a file whose content is in the store; its id. Content that is there already is one file (file_content_key): the
 * row it has is given back, and the new copy stays unclaimed, to be cleared away with what failed uploads leave. Refuses what
 * was taken in so long ago that it was cleared away.
 */
export async function storeFile(tx: Tx, actor: Actor, intake: Intake): Promise<number> {
  const { name: _, ...found } = intake;
  await holdFolder(tx, intake.key);
  // One statement in PostgreSQL, which decides races: who comes second waits for the first and is given its row. Touching
  // the row keeps it from being cleared away meanwhile as unused.
  const { id, key } = await tx.storedFile.upsert({
    where: { sha256: intake.sha256 },
    create: { ...found, uploadedById: actor.accountId },
    update: { unusedSince: null },
  });
  if (key === intake.key) await tx.unclaimedFolder.delete({ where: { key } });
  return id;
}

/** The clearing passes over a folder that is held; should this be rolled back, the folder is unclaimed as before. */
async function holdFolder(tx: Tx, key: string): Promise<void> {
  const held = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "UnclaimedFolder" WHERE "key" = ${key} FOR UPDATE`;
  if (held.length === 0) throw new Refusal("上传的文件放得太久，已经清理掉了；请重新上传。", "files");
}
