import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { lastGuessedCodes } from "@/lib/accounts/guesses/queries";
import { formatInstant } from "@/lib/core/dates";
import type { Viewer } from "@/lib/core/viewer";

const HAPPENED =
  "有人用您的用户名和正确的密码登录，验证码连续输错了很多次，没有进来。如果不是您本人，请马上修改密码，并告诉管理员。";

/** Tells the owner of an account that somebody who knows the password guessed at its codes. The children say what to do. */
export async function GuessedCodes({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  const guessed = await lastGuessedCodes(viewer.accountId);
  if (!guessed) return null;
  return (
    <div className="mb-6 max-w-3xl">
      <Notice kind="danger" title="有人知道您的密码，并且在猜您的验证码">
        <p className="mb-2">
          {formatInstant(guessed.at)}，{HAPPENED}
        </p>
        {children}
      </Notice>
    </div>
  );
}
