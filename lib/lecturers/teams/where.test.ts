import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, fromDayOrNull } from "@/lib/core/dates";
import { aLecturer, aTeam } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { isMemberOn } from "./rules";
import { whereMemberOn } from "./where";

const DAY = "2040-06-15";

const around = fc.option(fc.integer({ min: -3, max: 3 }).map((days) => addDays(DAY, days)));
const membership = fc
  .record({ startsOn: around, endsOn: around })
  .filter(({ startsOn, endsOn }) => startsOn === null || endsOn === null || startsOn <= endsOn);

test("a member on a day is the same for a record in hand and for Prisma", () =>
  fc.assert(
    fc.asyncProperty(fc.array(membership, { minLength: 6, maxLength: 10 }), (memberships) =>
      inRollback(async (tx) => {
        const { id: teamId } = await aTeam(tx);
        const expected: number[] = [];
        for (const term of memberships) {
          const { id: lecturerId } = await aLecturer(tx);
          const days = { startsOn: fromDayOrNull(term.startsOn), endsOn: fromDayOrNull(term.endsOn) };
          const { id } = await tx.teamMembership.create({ data: { teamId, lecturerId, role: "MEMBER", ...days } });
          if (isMemberOn(term, DAY)) expected.push(id);
        }
        const members = await tx.teamMembership.findMany({
          where: { AND: [{ teamId }, whereMemberOn(DAY)] },
          select: { id: true },
          orderBy: { id: "asc" },
        });
        expect(members.map(({ id }) => id)).toEqual(expected);
      }),
    ),
    { numRuns: 15 },
  ));
