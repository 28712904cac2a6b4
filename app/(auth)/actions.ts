"use server";

import { acceptInvitation, createFirstAdministrator } from "@/lib/accounts/invitations/commands";
import { pathAfterSignIn } from "@/lib/accounts/rules";
import { acceptanceInput, firstAdministratorInput, signInInput } from "@/lib/accounts/schema";
import { codesLeftSentence } from "@/lib/accounts/second-factor/rules";
import { codeInput } from "@/lib/accounts/second-factor/schema";
import { signIn, signInWithCode } from "@/lib/accounts/sessions/commands";
import { SIGN_IN_AGAIN } from "@/lib/accounts/sessions/rules";
import { openSession, sessionIdOfRequest } from "@/lib/core/auth";
import { clientDevice } from "@/lib/core/client-device";
import { Refusal } from "@/lib/core/errors";
import { takeNote } from "@/lib/core/handed-notes";
import { browserToken, keepBrowserToken } from "@/lib/core/known-browser";
import { leaveOwnNote } from "@/lib/core/own-notes";
import { publicAction } from "@/lib/web/action";
import { leaveSecondStep, secondStep } from "./_components/second-step";

export const signInHere = publicAction({
  limit: "signIn",
  whenAway: "网站暂时连不上数据库，请过一会儿再登录；密码要重新输入。",
  input: signInInput,
  run: async (tx, visitor, input) => signIn(tx, visitor, { ...input, ...(await thisBrowser()) }),
  done: async (result, { next }) => {
    const path = pathAfterSignIn(next);
    if (result.is !== "OPEN") {
      await leaveSecondStep({ ...result, next: path });
      return { to: result.is === "CODE" ? "/sign-in/code" : "/sign-in/second-factor" };
    }
    await enter(result);
    return { to: result.offersFactor ? factorPage(path) : path, message: messageFor(result, path) };
  },
});

export const signInWithSecondStep = publicAction({
  limit: "signIn",
  // One that was taken is not taken twice.
  whenAway: "网站暂时连不上数据库，请过一会儿再登录；请输入新的验证码。",
  input: codeInput,
  run: async (tx, visitor, { code }) => {
    const step = await secondStep();
    if (!step) return new Refusal(SIGN_IN_AGAIN);
    const result = await signInWithCode(tx, visitor, { ...step, code, ...(await thisBrowser()) });
    return result instanceof Refusal ? result : { ...result, next: step.next, accountId: step.accountId };
  },
  done: async ({ recoveryCodes, codesLeft, next, accountId, ...opened }) => {
    await takeNote("second-step");
    await enter(opened);
    const words = [messageFor(opened, next), codesLeft !== null && codesLeftSentence(codesLeft)].filter(Boolean);
    if (recoveryCodes.length === 0) return { to: next, message: words.join("") || undefined };
    await leaveOwnNote("recovery-codes", { accountId }, recoveryCodes.join(" "));
    return { to: factorPage(next) };
  },
});

const AWAY =
  "网站暂时连不上数据库，没有收到保存成功的回音。请过一会儿再提交一次，密码要重新输入；如果提示已经有管理员，或者链接已经用过，说明刚才已经保存，请直接登录。";

export const setUp = publicAction({
  limit: "invitation",
  whenAway: AWAY,
  input: firstAdministratorInput,
  run: createFirstAdministrator,
  done: () => ({ to: "/sign-in", message: "管理员已建立，请登录。" }),
});

export const accept = publicAction({
  limit: "invitation",
  whenAway: AWAY,
  input: acceptanceInput,
  run: acceptInvitation,
  done: ({ username }) => ({ to: "/sign-in", message: `密码已设置，请用“${username}”登录。` }),
});

async function thisBrowser() {
  return {
    device: await clientDevice(),
    formerSessionId: await sessionIdOfRequest(),
    browser: await browserToken(),
  };
}

async function enter({ ticket, browser }: { ticket: string; browser: string }): Promise<void> {
  await openSession(ticket);
  await keepBrowserToken(browser);
}

/** The desk says so itself. */
function messageFor({ codesGuessed }: { codesGuessed: boolean }, path: string): string | undefined {
  return codesGuessed && path !== "/admin"
    ? "有人用您的密码登录，连续输错了验证码，没有进来。请到“我的账号”修改密码。"
    : undefined;
}

function factorPage(next: string): string {
  return `/admin/my-account/second-factor?next=${encodeURIComponent(next)}`;
}
