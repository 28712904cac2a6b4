import { randomUUID } from "node:crypto";
import { type Actor, SYSTEM } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { createTeachingPoint } from "@/lib/teaching-points/commands";
import { awardPlaques } from "@/lib/teaching-points/plaques/commands";
import type { AwardInput } from "@/lib/teaching-points/plaques/schema";
import type { PointInput } from "@/lib/teaching-points/schema";

/** A teaching point with a name of its own and no plaque. */
export async function aTeachingPoint(tx: Tx, overrides: Partial<PointInput> = {}, actor: Actor = SYSTEM) {
  const id = await createTeachingPoint(tx, actor, {
    name: `测试教学点 ${randomUUID()}`,
    type: "VILLAGE",
    hostOrganizationId: null,
    address: null,
    position: null,
    datum: null,
    directions: null,
    accessibility: null,
    publicPhone: null,
    contactName: null,
    contactPhone: null,
    capacity: null,
    openingHours: null,
    description: null,
    ...overrides,
  });
  return tx.teachingPoint.findUniqueOrThrow({ where: { id } });
}

/** A plaque of a point, first batch, in force since 2020 unless said otherwise. */
export async function aPlaque(
  tx: Tx,
  pointId: number,
  overrides: Partial<Omit<AwardInput, "points">> = {},
  actor: Actor = SYSTEM,
) {
  const award = { batch: 1, awardedOn: "2020-07-01", ceremonyId: null, presenterName: null, ...overrides };
  const [id] = await awardPlaques(tx, actor, { points: [pointId], ...award });
  return tx.plaque.findUniqueOrThrow({ where: { id } });
}
