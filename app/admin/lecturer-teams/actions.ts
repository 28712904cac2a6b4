"use server";

import {
  addMembership,
  archiveTeam,
  changeTeam,
  createTeam,
  endMembership,
  restoreTeam,
} from "@/lib/lecturers/teams/commands";
import { teams } from "@/lib/lecturers/teams/noun";
import { membershipEnding, membershipInput, teamChange, teamInput } from "@/lib/lecturers/teams/schema";
import { adminAction } from "@/lib/web/action";
import { archiveActions } from "@/lib/web/record-actions";

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

export const { archive, restore } = archiveActions(teams, { archive: archiveTeam, restore: restoreTeam });

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
