import type { Day } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import { type PointToAward, refusalToAward } from "./rules";
import { plaqueTerm } from "./term";

/** A point that is to get a plaque, with what tells it apart. */
export type LoadedPoint = PointToAward & { id: number; hint: string; isSample: boolean };

/** What the rules must know of the points named, in the order of their names. Unknown ids are missing from the answer. */
export async function loadPointsToAward(tx: Tx, ids: readonly number[]): Promise<LoadedPoint[]> {
  const points = await tx.teachingPoint.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      name: true,
      isSample: true,
      archivedAt: true,
      hostOrganization: { select: { name: true } },
      plaques: { select: { batch: true, awardedOn: true, withdrawnOn: true }, orderBy: { awardedOn: "desc" } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return points.map(({ id, name, isSample, archivedAt, hostOrganization, plaques }) => ({
    id,
    name,
    isSample,
    hint: hostOrganization?.name ?? "",
    archived: archivedAt !== null,
    plaques: plaques.map((plaque) => ({ batch: plaque.batch, ...plaqueTerm(plaque) })),
  }));
}

/** Each point named with the reason why it cannot get a plaque on that day, or null: what the clerk sees before saving. */
export async function checkAward(
  _viewer: Viewer<"plaques.keep">,
  ids: readonly number[],
  awardedOn: Day,
  client: Tx = db,
) {
  const points = await loadPointsToAward(client, ids);
  return points.map((point) => ({ ...point, refusal: refusalToAward(point, awardedOn) }));
}

/** The batch after the highest one given so far. */
export async function getNextBatch(_viewer: Viewer<"records.view">, client: Tx = db): Promise<number> {
  const { _max } = await client.plaque.aggregate({ _max: { batch: true } });
  return Math.min((_max.batch ?? 0) + 1, 999);
}

/** The batches there are, in order. */
export async function listBatches(_viewer: Viewer<"records.view">, client: Tx = db): Promise<number[]> {
  const rows = await client.plaque.groupBy({ by: "batch", orderBy: { batch: "asc" } });
  return rows.map(({ batch }) => batch);
}
