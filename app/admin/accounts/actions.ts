"use server";

import {
  changeRoles,
  disableAccount,
  enableAccount,
  inviteAccount,
  renameAccount,
  renewInvitation,
  resetPassword,
} from "@/lib/accounts/commands";
import { unlockAccount } from "@/lib/accounts/guesses/commands";
import { linkLecturer } from "@/lib/accounts/lecturers/commands";
import {
  accountRef,
  disablingInput,
  invitationInput,
  lecturerLinkInput,
  nameInput,
  rolesInput,
} from "@/lib/accounts/schema";
import { resetSecondFactor } from "@/lib/accounts/second-factor/commands";
import { adminAction } from "@/lib/web/action";
import { leaveInvitation } from "./_components/handed-invitation";

const accountPath = (id: number) => `/admin/accounts/${id}`;

export const invite = adminAction({
  can: "accounts.keep",
  input: invitationInput,
  run: inviteAccount,
  done: async (invited) => {
    await leaveInvitation(invited);
    return { to: accountPath(invited.id), message: "账号已建立。请把下面的链接交给本人。" };
  },
});

export const reset = adminAction({
  can: "accounts.keep",
  input: accountRef,
  run: resetPassword,
  done: async (invited) => {
    await leaveInvitation(invited);
    return { to: accountPath(invited.id), message: "原密码已作废。请把下面的链接交给本人。" };
  },
});

export const renewLink = adminAction({
  can: "accounts.keep",
  input: accountRef,
  run: renewInvitation,
  done: async (invited) => {
    await leaveInvitation(invited);
    return { to: accountPath(invited.id), message: "新的链接已生成。请把下面的链接交给本人。" };
  },
});

export const rename = adminAction({
  can: "accounts.keep",
  input: nameInput,
  run: renameAccount,
  done: (_nothing, { id }) => ({ to: accountPath(id), message: "姓名已修改。" }),
});

export const link = adminAction({
  can: "accounts.keep",
  input: lecturerLinkInput,
  run: linkLecturer,
  done: (_nothing, { id }) => ({ to: accountPath(id), message: "对应的讲师已保存。" }),
});

export const assignRoles = adminAction({
  can: "accounts.keep",
  input: rolesInput,
  run: changeRoles,
  done: (_nothing, { id }) => ({ to: accountPath(id), message: "角色已变更，立即生效。" }),
});

export const disable = adminAction({
  can: "accounts.keep",
  input: disablingInput,
  run: disableAccount,
  done: (_nothing, { id }) => ({ to: accountPath(id), message: "账号已停用，正在使用的会话已结束。" }),
});

export const unlock = adminAction({
  can: "accounts.keep",
  input: accountRef,
  run: unlockAccount,
  done: (_nothing, { id }) => ({ to: accountPath(id), message: "已解锁，可以再次登录。" }),
});

export const resetFactor = adminAction({
  can: "accounts.keep",
  input: accountRef,
  run: resetSecondFactor,
  done: (_nothing, { id }) => ({ to: accountPath(id), message: "第二重验证已重设，本人下次登录时重新设置。" }),
});

export const enable = adminAction({
  can: "accounts.keep",
  input: accountRef,
  run: enableAccount,
  done: (_nothing, { id }) => ({ to: accountPath(id), message: "账号已启用。" }),
});
