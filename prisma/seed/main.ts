import { record, SYSTEM } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { loadSchool } from "./article";
import { loadSamples } from "./samples";

/**
 * Fills an empty database with the school of the article and the sample records that make its numbers right. With --empty it
 * only notes that the school began empty. A database in which anything has happened is left alone.
 */
const empty = process.argv.includes("--empty");
const loaded = await db.$transaction(
  async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('seed'))::text`;
    if ((await tx.auditEntry.count()) > 0) return false;
    const subject = { type: "school", id: null, label: "社区党校" };
    if (empty) {
      await record(tx, SYSTEM, "school.begun-empty", subject);
      return true;
    }
    await record(tx, SYSTEM, "school.loaded", subject);
    await loadSamples(tx, await loadSchool(tx));
    return true;
  },
  { timeout: 120_000 },
);
if (loaded) console.log(empty ? "从空白开始，不载入示例数据。" : "已载入佘山镇社区党校的资料和示例数据。");
await db.$disconnect();
