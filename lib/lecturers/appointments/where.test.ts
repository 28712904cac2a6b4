import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, fromDay, fromDayOrNull } from "@/lib/core/dates";
import { aLecturer } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { inForceOn } from "./rules";
import { inForceSql, whereInForce } from "./where";

const DAY = "2040-06-15";

/** Terms that begin, end and are ended on the days around one. */
const term = fc
  .record({
    start: fc.integer({ min: -4, max: 2 }),
    printed: fc.option(fc.integer({ min: 0, max: 5 })),
    held: fc.option(fc.integer({ min: 0, max: 5 })),
  })
  .filter(({ printed, held }) => held === null || printed === null || held <= printed)
  .map(({ start, printed, held }) => {
    const termStart = addDays(DAY, start);
    const after = (days: number | null) => (days === null ? null : addDays(termStart, days));
    return { termStart, termEnd: after(printed), endedOn: after(held) };
  });

test("in force on a day is the same for a record in hand, for Prisma and for SQL", () =>
  fc.assert(
    fc.asyncProperty(fc.array(term, { minLength: 6, maxLength: 10 }), (terms) =>
      inRollback(async (tx) => {
        const [category, kind] = ["INVITED", "NEW"] as const;
        const { id: proposalId } = await tx.appointmentProposal.create({
          data: { kind, category, termStart: fromDay(DAY) },
        });
        const expected: number[] = [];
        for (const { termStart, termEnd, endedOn } of terms) {
          const { id: lecturerId } = await aLecturer(tx);
          const ending = endedOn && { endedOn: fromDay(endedOn), endReason: "DISMISSAL" as const, endedAt: new Date() };
          const printed = { termStart: fromDay(termStart), termEnd: fromDayOrNull(termEnd) };
          const { id } = await tx.appointment.create({
            data: { proposalId, lecturerId, category, ...printed, ...ending },
          });
          if (inForceOn({ termStart, termEnd, endedOn }, DAY)) expected.push(id);
        }
        const byPrisma = await tx.appointment.findMany({
          where: { proposalId, ...whereInForce(DAY) },
          select: { id: true },
          orderBy: { id: "asc" },
        });
        const bySql = await tx.$queryRaw<{ id: number }[]>`
          SELECT "id" FROM "Appointment" WHERE "proposalId" = ${proposalId} AND ${inForceSql(DAY)} ORDER BY "id"`;
        expect(byPrisma.map(({ id }) => id)).toEqual(expected);
        expect(bySql.map(({ id }) => id)).toEqual(expected);
      }),
    ),
    { numRuns: 15 },
  ));
