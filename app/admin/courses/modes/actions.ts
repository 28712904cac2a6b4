"use server";

import { recordReasonInput, recordRefInput } from "@/lib/core/fields";
import {
  addTeachingMode,
  archiveTeachingMode,
  changeTeachingMode,
  moveTeachingMode,
  restoreTeachingMode,
} from "@/lib/courses/modes/commands";
import { modeChangeInput, modeInput, modeMoveInput } from "@/lib/courses/modes/schema";
import { adminAction } from "@/lib/web/action";

const can = "courses.keep";
const to = "/admin/courses/modes";
export const add = adminAction({
  can,
  input: modeInput,
  run: addTeachingMode,
  done: (_id, { name }) => ({ to, message: `已添加“${name}”。` }),
});

export const change = adminAction({
  can,
  input: modeChangeInput,
  run: changeTeachingMode,
  done: (_nothing, { name }) => ({ to, message: `已保存“${name}”。` }),
});

export const move = adminAction({
  can,
  input: modeMoveInput,
  run: moveTeachingMode,
  done: () => ({ to, stays: true }),
});

export const archive = adminAction({
  can,
  input: recordReasonInput,
  run: archiveTeachingMode,
  done: () => ({ to, message: "已停用；已有这种模式的课程不变。" }),
});

export const restore = adminAction({
  can,
  input: recordRefInput,
  run: restoreTeachingMode,
  done: () => ({ to, message: "已恢复，排在最后。" }),
});
