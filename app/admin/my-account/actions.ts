"use server";

import { z } from "zod";
import { changeOwnPassword } from "@/lib/accounts/commands";
import { noteGuessesSeen } from "@/lib/accounts/guesses/commands";
import { ownPasswordInput } from "@/lib/accounts/schema";
import { revokeOwnSession } from "@/lib/accounts/sessions/commands";
import { requiredId } from "@/lib/core/fields";
import { browserToken } from "@/lib/core/known-browser";
import { adminAction } from "@/lib/web/action";

export const changePassword = adminAction({
  can: "own-account.keep",
  input: ownPasswordInput,
  run: async (tx, viewer, input) => changeOwnPassword(tx, viewer, { ...input, browser: await browserToken() }),
  done: () => ({ to: "/admin/my-account", message: "密码已修改，您在其他设备上的登录已结束。" }),
});

export const markGuessesSeen = adminAction({
  can: "own-account.keep",
  input: z.object({}),
  run: noteGuessesSeen,
  done: () => ({ to: "/admin/my-account", message: "已记下，不再提示。" }),
});

export const revokeOwn = adminAction({
  can: "own-account.keep",
  input: z.object({ id: requiredId("会话") }),
  run: revokeOwnSession,
  done: () => ({ to: "/admin/my-account", message: "会话已撤销，那台设备需要重新登录。" }),
});
