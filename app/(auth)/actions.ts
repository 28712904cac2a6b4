"use server";

import { BROWSER_DAYS } from "@/lib/accounts/browsers/rules";
import { acceptInvitation, createFirstAdministrator } from "@/lib/accounts/invitations/commands";
import { pathAfterSignIn } from "@/lib/accounts/rules";
import { acceptanceInput, firstAdministratorInput, signInInput } from "@/lib/accounts/schema";
import { signIn } from "@/lib/accounts/sessions/commands";
import { publicAction } from "@/lib/core/action";
import { openSession, sessionIdOfRequest } from "@/lib/core/auth";
import { clientDevice } from "@/lib/core/client-device";
import { browserToken, keepBrowserToken } from "@/lib/core/known-browser";

export const signInHere = publicAction({
  limit: "signIn",
  input: signInInput,
  run: async (tx, visitor, input) => {
    const browser = { device: await clientDevice(), formerSessionId: await sessionIdOfRequest() };
    return signIn(tx, visitor, { ...input, ...browser, browser: await browserToken() });
  },
  done: async ({ ticket, browser }, { next }) => {
    await openSession(ticket);
    await keepBrowserToken(browser, BROWSER_DAYS);
    return { to: pathAfterSignIn(next) };
  },
});

export const setUp = publicAction({
  limit: "invitation",
  input: firstAdministratorInput,
  run: createFirstAdministrator,
  done: () => ({ to: "/sign-in", message: "管理员已建立，请登录。" }),
});

export const accept = publicAction({
  limit: "invitation",
  input: acceptanceInput,
  run: acceptInvitation,
  done: ({ username }) => ({ to: "/sign-in", message: `密码已设置，请用“${username}”登录。` }),
});
