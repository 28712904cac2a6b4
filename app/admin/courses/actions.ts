"use server";

import { adminAction, adminSearch } from "@/lib/core/action";
import {
  archiveCourse,
  changeCourse,
  createCourse,
  publishCourse,
  restoreCourse,
  withdrawCourse,
} from "@/lib/courses/commands";
import { courseChangeInput, courseInput, courseReasonInput, courseRef } from "@/lib/courses/schema";
import { searchLecturers } from "@/lib/lecturers/queries";
import { searchOrganizations } from "@/lib/organizations/queries";

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

export const publish = adminAction({
  can: "courses.publish",
  input: courseRef,
  run: publishCourse,
  done: (_nothing, { id }) => ({ to: `/admin/courses/${id}`, message: "已公开，网站上可以看到。" }),
});

export const withdraw = adminAction({
  can: "courses.publish",
  input: courseReasonInput,
  run: withdrawCourse,
  done: (_nothing, { id }) => ({ to: `/admin/courses/${id}`, message: "已从网站上撤下。" }),
});

export const archive = adminAction({
  can: "courses.keep",
  input: courseReasonInput,
  run: archiveCourse,
  done: (_nothing, { id }) => ({ to: `/admin/courses/${id}`, message: "已归档。" }),
});

export const restore = adminAction({
  can: "courses.keep",
  input: courseRef,
  run: restoreCourse,
  done: (_nothing, { id }) => ({ to: `/admin/courses/${id}`, message: "已恢复，目前未公开。" }),
});

export const findLecturers = adminSearch("courses.keep", (viewer, text) => searchLecturers(viewer, text));
export const findOrganizations = adminSearch("courses.keep", (viewer, text) => searchOrganizations(viewer, text));
