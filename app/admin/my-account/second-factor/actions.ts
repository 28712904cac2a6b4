"use server";

import { z } from "zod";
import { pathAfterSignIn } from "@/lib/accounts/rules";
import { beginSecondFactor, confirmSecondFactor, removeOwnSecondFactor } from "@/lib/accounts/second-factor/commands";
import { NOT_BEGUN } from "@/lib/accounts/second-factor/rules";
import { codeInput, enrolmentInput } from "@/lib/accounts/second-factor/schema";
import { Refusal } from "@/lib/core/errors";
import { takeNote } from "@/lib/core/handed-notes";
import { browserToken } from "@/lib/core/known-browser";
import { leaveOwnNote } from "@/lib/core/own-notes";
import { adminAction } from "@/lib/web/action";
import { begunSecret, leaveBegun } from "../_components/begun-factor";

const page = (next?: string) =>
  `/admin/my-account/second-factor${next ? `?next=${encodeURIComponent(pathAfterSignIn(next))}` : ""}`;

export const begin = adminAction({
  can: "own-account.keep",
  input: z.object({ next: z.string().max(2000).optional() }),
  run: async (tx, viewer) => ({ viewer, secret: await beginSecondFactor(tx, viewer.accountId) }),
  done: async ({ viewer, secret }, { next }) => {
    await leaveBegun(viewer, secret);
    return { to: page(next) };
  },
});

export const enrol = adminAction({
  can: "own-account.keep",
  input: enrolmentInput,
  run: async (tx, viewer, { code }) => {
    const secret = await begunSecret(viewer);
    if (secret === null) return new Refusal(NOT_BEGUN);
    return { viewer, codes: await confirmSecondFactor(tx, viewer, { accountId: viewer.accountId, secret, code }) };
  },
  done: async ({ viewer, codes }, { next }) => {
    await takeNote("begun-factor");
    await leaveOwnNote("recovery-codes", viewer, codes.join(" "));
    return { to: page(next), message: "第二重验证已开启，下次登录时会要验证码。" };
  },
});

export const removeOwn = adminAction({
  can: "own-account.keep",
  input: codeInput,
  run: async (tx, viewer, { code }) => removeOwnSecondFactor(tx, viewer, { code, browser: await browserToken() }),
  done: () => ({ to: page(), message: "第二重验证已停用。换手机的话，现在就可以重新设置。" }),
});
