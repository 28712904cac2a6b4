import { db } from "@/lib/core/db";
import { playHistories } from "@/lib/testing/histories";
import { brokenInvariants } from "@/lib/testing/invariants";
import type { Figure } from "./support/figure";

const CLIENTS = 20;
const SECONDS = 60;

/** A minute in which twenty clients do whatever comes to their mind to the same records; then everything promised must hold. */
export async function run(): Promise<Figure[]> {
  const end = performance.now() + SECONDS * 1000;
  const history = await playHistories(CLIENTS, () => performance.now() >= end);
  const broken = await brokenInvariants(history);
  const done = [...history.done.values()].reduce((sum, times) => sum + times, 0);
  await db.$disconnect();
  return [
    {
      name: `invariants broken by ${SECONDS} s of parallel random histories by ${CLIENTS} clients`,
      measured: broken.length,
      unit: "",
      limit: 0,
      better: "lower",
      details: broken.length > 0 ? broken.slice(0, 5).join("; ") : `${done} acts done, ${history.refused} refused`,
    },
  ];
}
