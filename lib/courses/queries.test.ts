import { expect, test } from "vitest";
import { aViewer } from "@/lib/testing/accounts";
import { aCourse, aPublicCourse, givenBy } from "@/lib/testing/courses";
import { aLecturer } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { archiveCourse } from "./commands";
import { COURSE_ORDERS, type CourseOrder, listCourses, listCoursesOf, listGivingLecturers } from "./queries";

test("the list is narrowed by words, initials, form, colour, state and lecturer, and bears strange signs", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const lecturer = await aLecturer(tx);
    const lecturers = givenBy({ lecturerId: lecturer.id });
    const red = await aPublicCourse(tx, { title: "查找用甲课", form: "WALKING", color: "RED" });
    const draft = await aCourse(tx, { title: "查找用乙课", lecturers });
    const gone = await aCourse(tx, { title: "查找用丙课", lecturers });
    await archiveCourse(tx, viewer, { id: gone.id, version: 1, reason: "试" });
    const ids = async (filter: Parameters<typeof listCourses>[1]) =>
      (await listCourses(viewer, { text: "查找用", ...filter }, { skip: 0, take: 50, order: "title" }, tx)).rows.map(
        ({ id }) => id,
      );
    expect(await ids({})).toEqual([red.id, draft.id]);
    expect(await ids({ text: "czy" })).toEqual([red.id, draft.id]);
    expect(await ids({ form: "WALKING" })).toEqual([red.id]);
    expect(await ids({ color: "RED" })).toEqual([red.id]);
    expect(await ids({ state: "UNPUBLISHED" })).toEqual([draft.id]);
    expect(await ids({ state: "ARCHIVED" })).toEqual([gone.id]);
    expect(await ids({ lecturerId: lecturer.id })).toEqual([draft.id]);
    expect(await ids({ text: "查%用" })).toEqual([]);
    for (const text of ["%", "\u0000", "'; --", "字".repeat(10_000)]) await ids({ text });
    expect((await listCoursesOf(viewer, lecturer.id, tx)).map(({ id }) => id)).toEqual([draft.id]);
  }));

test("every order works, and what is unknown stands last either way", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    await aCourse(tx, { title: "排序用甲", minutes: 20 });
    await aCourse(tx, { title: "排序用乙", minutes: null });
    await aCourse(tx, { title: "排序用丙", minutes: 90 });
    const titles = async (order: CourseOrder) =>
      (await listCourses(viewer, { text: "排序用" }, { skip: 0, take: 10, order }, tx)).rows.map(({ title }) =>
        title.at(-1),
      );
    for (const order of Object.keys(COURSE_ORDERS) as CourseOrder[]) expect(await titles(order)).toHaveLength(3);
    expect(await titles("minutes")).toEqual(["甲", "丙", "乙"]);
    expect(await titles("-minutes")).toEqual(["丙", "甲", "乙"]);
  }));

test("two lecturers of one name can be told apart in the filter", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const one = await aLecturer(tx, { name: "同名测试", post: "书记" });
    const other = await aLecturer(tx, { name: "同名测试", post: "主任", isNamesake: true });
    await aCourse(tx, { lecturers: givenBy({ lecturerId: one.id }, { lecturerId: other.id }) });
    const labels = (await listGivingLecturers(viewer, tx)).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(["同名测试（书记）", "同名测试（主任）"]));
  }));
