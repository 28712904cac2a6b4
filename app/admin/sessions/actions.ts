"use server";

import { z } from "zod";
import { revokeSession } from "@/lib/accounts/sessions/commands";
import { requiredId } from "@/lib/core/fields";
import { adminAction } from "@/lib/web/action";

export const revoke = adminAction({
  can: "accounts.keep",
  input: z.object({ id: requiredId("会话"), from: z.enum(["sessions", "account"]), accountId: requiredId("账号") }),
  run: revokeSession,
  done: (_nothing, { from, accountId }) => ({
    to: from === "account" ? `/admin/accounts/${accountId}?tab=sessions` : "/admin/sessions",
    message: "会话已撤销，那台设备需要重新登录。",
  }),
});
