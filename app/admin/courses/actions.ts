"use server";

import {
  archiveCourse,
  changeCourse,
  createCourse,
  publishCourse,
  restoreCourse,
  withdrawCourse,
} from "@/lib/courses/commands";
import { courses } from "@/lib/courses/noun";
import { courseChangeInput, courseInput } from "@/lib/courses/schema";
import { searchLecturers } from "@/lib/lecturers/queries";
import { searchOrganizations } from "@/lib/organizations/queries";
import { adminAction, adminSearch } from "@/lib/web/action";
import { archiveActions, publicationActions } from "@/lib/web/record-actions";

export const create = adminAction({
  can: "courses.keep",
  input: courseInput,
  run: createCourse,
  done: (id) => ({ to: `/admin/courses/${id}`, message: "已保存，还没有公开。" }),
});

export const change = adminAction({
  can: "courses.keep",
  input: courseChangeInput,
  run: changeCourse,
  done: (_nothing, { id }) => ({ to: `/admin/courses/${id}`, message: "已保存。" }),
});

export const { publish, withdraw } = publicationActions(courses, { publish: publishCourse, withdraw: withdrawCourse });
export const { archive, restore } = archiveActions(courses, { archive: archiveCourse, restore: restoreCourse });

export const findLecturers = adminSearch("courses.keep", (viewer, text) => searchLecturers(viewer, text));
export const findOrganizations = adminSearch("courses.keep", (viewer, text) => searchOrganizations(viewer, text));
