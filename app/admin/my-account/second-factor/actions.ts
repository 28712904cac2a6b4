"use server";

import { z } from "zod";
import { pathAfterSignIn } from "@/lib/accounts/rules";
import { beginSecondFactor, confirmSecondFactor, removeOwnSecondFactor } from "@/lib/accounts/second-factor/commands";
import { codeInput, enrolmentInput } from "@/lib/accounts/second-factor/schema";
import { adminAction } from "@/lib/core/action";
import { leaveNote } from "@/lib/core/handed-notes";
import { browserToken } from "@/lib/core/known-browser";

const page = (next?: string) =>
  `/admin/my-account/second-factor${next ? `?next=${encodeURIComponent(pathAfterSignIn(next))}` : ""}`;

export const begin = adminAction({
  can: "own-account.keep",
  input: z.object({ next: z.string().max(2000).optional() }),
  run: (tx, viewer) => beginSecondFactor(tx, viewer.accountId),
  done: (_nothing, { next }) => ({ to: page(next) }),
});

export const enrol = adminAction({
  can: "own-account.keep",
  input: enrolmentInput,
  run: (tx, viewer, { code }) => confirmSecondFactor(tx, viewer, { accountId: viewer.accountId, code }),
  done: async (codes, { next }) => {
    await leaveNote("recovery-codes", codes.join(" "));
    return { to: page(next), message: "第二重验证已开启，下次登录时会要验证码。" };
  },
});

export const removeOwn = adminAction({
  can: "own-account.keep",
  input: codeInput,
  run: async (tx, viewer, { code }) => removeOwnSecondFactor(tx, viewer, { code, browser: await browserToken() }),
  done: () => ({ to: page(), message: "第二重验证已停用。换手机的话，现在就可以重新设置。" }),
});
