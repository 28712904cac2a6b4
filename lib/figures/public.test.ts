import { expect, test } from "vitest";
import { addDays, dayInShanghai } from "@/lib/core/dates";
import { anAppointment } from "@/lib/testing/appointments";
import { aCourse, aPublicCourse } from "@/lib/testing/courses";
import { aLecturer, aTeam } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { aPlaque, aTeachingPoint } from "@/lib/testing/teaching-points";
import { readFigures } from "./public";

test("the school counts who is appointed on the day, teams apart, and points by batch", () =>
  inRollback(async (tx) => {
    const today = dayInShanghai();
    const yesterday = addDays(today, -1);
    const before = await readFigures(today, tx);
    const lecturer = await aLecturer(tx);
    const gone = await aLecturer(tx);
    const team = await aTeam(tx);
    await anAppointment(tx, { lecturerIds: [lecturer.id], category: "INVITED", termStart: today, termEnd: today });
    await anAppointment(tx, { lecturerIds: [gone.id], category: "INVITED", termStart: yesterday, termEnd: yesterday });
    await anAppointment(tx, { teamIds: [team.id], category: "SPECIAL", termStart: today, termEnd: null });
    const point = await aTeachingPoint(tx);
    await aPlaque(tx, point.id, { batch: 9, awardedOn: today });

    const after = await readFigures(today, tx);
    const invited = (figures: typeof after) => figures.lecturers.find(({ category }) => category === "INVITED")!.count;
    expect(invited(after) - invited(before)).toBe(1);
    expect(after.teams.count - before.teams.count).toBe(1);
    expect(after.batches).toContainEqual({ batch: 9, count: 1, samples: 0 });
    expect(after.points.count - before.points.count).toBe(1);
    expect((await readFigures(yesterday, tx)).batches).not.toContainEqual({ batch: 9, count: 1, samples: 0 });
  }));

test("courses are counted once they are published, samples apart", () =>
  inRollback(async (tx) => {
    const before = await readFigures(dayInShanghai(), tx);
    await aCourse(tx);
    const { id } = await aPublicCourse(tx);
    await tx.course.update({ where: { id }, data: { isSample: true } });
    const { courses } = await readFigures(dayInShanghai(), tx);
    expect(courses).toEqual({ count: before.courses.count + 1, samples: before.courses.samples + 1 });
  }));
