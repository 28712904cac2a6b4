"use server";

import { adminAction } from "@/lib/core/action";
import {
  addMembership,
  archiveTeam,
  changeTeam,
  createTeam,
  endMembership,
  restoreTeam,
} from "@/lib/lecturers/teams/commands";
import {
  membershipEnding,
  membershipInput,
  teamArchival,
  teamChange,
  teamInput,
  teamRef,
} from "@/lib/lecturers/teams/schema";

export const create = adminAction({
  can: "lecturers.keep",
  input: teamInput,
  run: createTeam,
  done: (id, { name }) => ({ to: `/admin/lecturer-teams/${id}`, message: `已新建“${name}”。下面可以添加成员。` }),
});

export const change = adminAction({
  can: "lecturers.keep",
  input: teamChange,
  run: changeTeam,
  done: (_nothing, { id }) => ({ to: `/admin/lecturer-teams/${id}`, message: "已保存。" }),
});

export const archive = adminAction({
  can: "lecturers.keep",
  input: teamArchival,
  run: archiveTeam,
  done: (_nothing, { id }) => ({ to: `/admin/lecturer-teams/${id}`, message: "已归档。" }),
});

export const restore = adminAction({
  can: "lecturers.keep",
  input: teamRef,
  run: restoreTeam,
  done: (_nothing, { id }) => ({ to: `/admin/lecturer-teams/${id}`, message: "已恢复。" }),
});

export const addMember = adminAction({
  can: "lecturers.keep",
  input: membershipInput,
  run: addMembership,
  done: (_nothing, { teamId }) => ({ to: `/admin/lecturer-teams/${teamId}`, message: "已添加成员。" }),
});

export const endMember = adminAction({
  can: "lecturers.keep",
  input: membershipEnding,
  run: endMembership,
  done: (teamId) => ({ to: `/admin/lecturer-teams/${teamId}`, message: "已登记成员离团。" }),
});
