import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, fromDay, fromDayOrNull } from "@/lib/core/dates";
import { inRollback } from "@/lib/testing/rollback";
import { aTeachingPoint } from "@/lib/testing/teaching-points";
import { inForceOn, type PlaqueTerm } from "./plaques/rules";
import { wherePlaqueInForce } from "./plaques/where";
import { POINT_STATE_LABELS, type PointState, pointStateOn } from "./rules";
import { wherePublishedOn, whereState } from "./where";

const DAY = "2040-06-15";
const STATES = Object.keys(POINT_STATE_LABELS) as PointState[];

/** Plaques of one point, each after the one before, around a day; the last may hang still. */
const plaques = fc
  .record({
    first: fc.integer({ min: -6, max: 2 }),
    lengths: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }),
    isOpen: fc.boolean(),
  })
  .map(({ first, lengths, isOpen }) => {
    let start = addDays(DAY, first);
    return lengths.map((length, index): PlaqueTerm => {
      const [awardedOn, last] = [start, addDays(start, length)];
      start = addDays(last, 1);
      return { awardedOn, withdrawnOn: isOpen && index === lengths.length - 1 ? null : last };
    });
  });

test("plaques in force and the state of their points are the same for records in hand and for Prisma", () =>
  fc.assert(
    fc.asyncProperty(fc.array(plaques, { minLength: 5, maxLength: 8 }), (points) =>
      inRollback(async (tx) => {
        const inForce: number[] = [];
        const states = new Map<number, PointState>();
        for (const terms of points) {
          const { id: teachingPointId } = await aTeachingPoint(tx);
          states.set(teachingPointId, pointStateOn(terms, DAY));
          for (const term of terms) {
            const ending = term.withdrawnOn && { withdrawReason: "试", withdrawnAt: new Date() };
            const days = { awardedOn: fromDay(term.awardedOn), withdrawnOn: fromDayOrNull(term.withdrawnOn) };
            const { id } = await tx.plaque.create({ data: { teachingPointId, batch: 1, ...days, ...ending } });
            if (inForceOn(term, DAY)) inForce.push(id);
          }
        }
        const among = [...states.keys()];
        const found = await tx.plaque.findMany({
          where: { AND: [{ teachingPointId: { in: among } }, wherePlaqueInForce(DAY)] },
          orderBy: { id: "asc" },
        });
        expect(found.map(({ id }) => id)).toEqual(inForce);
        const pointsThat = async (where: ReturnType<typeof whereState>) => {
          const rows = await tx.teachingPoint.findMany({
            where: { AND: [{ id: { in: among } }, where] },
            orderBy: { id: "asc" },
          });
          return rows.map(({ id }) => id);
        };
        for (const state of STATES) {
          expect(await pointsThat(whereState(state, DAY)), state).toEqual(
            among.filter((id) => states.get(id) === state),
          );
        }
        expect(await pointsThat(wherePublishedOn(DAY))).toEqual(among.filter((id) => states.get(id) !== "NOT_AWARDED"));
      }),
    ),
    { numRuns: 15 },
  ));
