import { type Actor, record } from "@/lib/core/audit";
import { fromDay } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { found, Refusal, StaleRecord } from "@/lib/core/errors";
import { type LoadedPoint, loadPointsToAward } from "./queries";
import { refusalToAward, refusalToWithdraw } from "./rules";
import type { AwardInput, PlaqueWithdrawalInput } from "./schema";
import { plaqueTerm } from "./term";

/**
 * Gives a plaque to each point named. Refuses, naming each point and the reason, when any cannot have one: the clerk has
 * seen the same list before saving. The points are locked first, so of two awards that clash the second waits and reads what
 * it clashes with; the exclusion constraint stands behind that. Returns the ids of the plaques.
 */
export async function awardPlaques(tx: Tx, actor: Actor, input: AwardInput): Promise<number[]> {
  const points = await lockPoints(tx, input.points);
  const refusals = points.flatMap((point) => refusalToAward(point, input.awardedOn) ?? []);
  if (refusals.length > 0) throw new Refusal(refusals.join("\n"));
  const { batch, awardedOn, ceremonyId, presenterName } = input;
  const ceremonyTitle = ceremonyId && (await titleOfCeremony(tx, ceremonyId, points));
  const plaques = await tx.plaque.createManyAndReturn({
    data: points.map(({ id, isSample }) => ({
      teachingPointId: id,
      batch,
      awardedOn: fromDay(awardedOn),
      ceremonyId,
      presenterName,
      // Cleared together with its point, whoever awarded it.
      isSample,
    })),
  });
  for (const point of points) {
    await record(tx, actor, "plaque.awarded", subjectOf(point), {
      after: { batch, awardedOn, ceremony: ceremonyTitle, presenterName },
    });
  }
  return plaques.map(({ id }) => id);
}

/**
 * Ends a plaque with its last day in force; the plaque stays in the history of its point. Refuses a day before the award and
 * a plaque that has ended already. Returns the id of the point.
 */
export async function withdrawPlaque(tx: Tx, actor: Actor, input: PlaqueWithdrawalInput): Promise<number> {
  const row = await tx.plaque.findUnique({ where: { id: input.id }, include: { teachingPoint: true } });
  const plaque = found(row, `plaque ${input.id}`);
  const { batch, teachingPoint } = plaque;
  const term = plaqueTerm(plaque);
  const refusal = refusalToWithdraw(term, input.withdrawnOn);
  if (refusal) throw new Refusal(refusal, "withdrawnOn");
  const { count } = await tx.plaque.updateMany({
    where: { id: input.id, version: input.version, withdrawnOn: null },
    data: {
      withdrawnOn: fromDay(input.withdrawnOn),
      withdrawReason: input.reason,
      withdrawnAt: new Date(),
      withdrawnById: actor.accountId,
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new StaleRecord();
  await record(tx, actor, "plaque.withdrawn", subjectOf(teachingPoint), {
    after: { batch, awardedOn: term.awardedOn, withdrawnOn: input.withdrawnOn, reason: input.reason },
  });
  return teachingPoint.id;
}

/** Always in the order of their ids: two awards with the same points wait for each other instead of deadlocking. */
async function lockPoints(tx: Tx, ids: readonly number[]): Promise<LoadedPoint[]> {
  await tx.$queryRaw`SELECT 1 FROM "TeachingPoint" WHERE "id" = ANY(${[...ids]}) ORDER BY "id" FOR UPDATE`;
  const points = await loadPointsToAward(tx, ids);
  if (points.length !== ids.length) throw new Refusal("所选的教学点中有的已不存在，请重新选择。", "points");
  return points;
}

/** Locks the ceremony against being archived meanwhile. A real plaque must not hang on a sample, which will be cleared. */
async function titleOfCeremony(tx: Tx, id: number, points: readonly LoadedPoint[]): Promise<string> {
  await tx.$queryRaw`SELECT 1 FROM "Ceremony" WHERE "id" = ${id} FOR SHARE`;
  const ceremony = await tx.ceremony.findUnique({ where: { id } });
  if (!ceremony) throw new Refusal("所选的仪式已不存在，请重新选择。", "ceremonyId");
  if (ceremony.archivedAt) throw new Refusal("所选的仪式已归档，请另选一场。", "ceremonyId");
  if (ceremony.isSample && points.some(({ isSample }) => !isSample)) {
    throw new Refusal("示例仪式只能用于示例教学点。", "ceremonyId");
  }
  return ceremony.title;
}

/** What happens to a plaque stands in the history of its point. */
function subjectOf({ id, name }: { id: number; name: string }) {
  return { type: "teaching-point", id, label: name };
}
