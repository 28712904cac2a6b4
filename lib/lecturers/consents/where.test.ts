import fc from "fast-check";
import { expect, test } from "vitest";
import { fromDay } from "@/lib/core/dates";
import { aLecturer } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { isNamed } from "./rules";
import { consentFacts, namedSql, whereNamed } from "./where";

/** Archived or not, with some consents withdrawn and perhaps one open. */
const lecturer = fc.record({
  isArchived: fc.boolean(),
  withdrawn: fc.integer({ min: 0, max: 2 }),
  isOpen: fc.boolean(),
});

test("who may be named in public is the same for a record in hand, for Prisma and for SQL", () =>
  fc.assert(
    fc.asyncProperty(fc.array(lecturer, { minLength: 4, maxLength: 8 }), (lecturers) =>
      inRollback(async (tx) => {
        const ids: number[] = [];
        const expected: number[] = [];
        for (const { isArchived, withdrawn, isOpen } of lecturers) {
          const { id } = await aLecturer(tx);
          ids.push(id);
          const consent = { lecturerId: id, givenOn: fromDay("2024-01-01"), evidence: "签字表" };
          for (let time = 0; time < withdrawn; time++) {
            await tx.lecturerConsent.create({ data: { ...consent, withdrawnOn: fromDay("2024-06-01") } });
          }
          if (isOpen) await tx.lecturerConsent.create({ data: consent });
          if (isArchived) {
            await tx.lecturer.update({ where: { id }, data: { archivedAt: new Date(), archiveReason: "试" } });
          }
          if (isOpen && !isArchived) expected.push(id);
        }
        const rows = await tx.lecturer.findMany({
          where: { id: { in: ids } },
          select: { id: true, ...consentFacts },
          orderBy: { id: "asc" },
        });
        const byPrisma = await tx.lecturer.findMany({
          where: { id: { in: ids }, ...whereNamed },
          select: { id: true },
          orderBy: { id: "asc" },
        });
        const bySql = await tx.$queryRaw<{ id: number }[]>`
          SELECT "id" FROM "Lecturer" WHERE "id" = ANY(${ids}) AND ${namedSql} ORDER BY "id"`;
        expect(rows.filter(isNamed).map(({ id }) => id)).toEqual(expected);
        expect(byPrisma.map(({ id }) => id)).toEqual(expected);
        expect(bySql.map(({ id }) => id)).toEqual(expected);
      }),
    ),
    { numRuns: 10 },
  ));
