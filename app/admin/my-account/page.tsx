import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { PasswordField } from "@/components/ui/password-field";
import { PASSWORD_HINT } from "@/lib/accounts/rules";
import { getSecondFactor } from "@/lib/accounts/second-factor/queries";
import { listOwnSessions } from "@/lib/accounts/sessions/queries";
import { formatInstant } from "@/lib/core/dates";
import { ROLE_LABELS } from "@/lib/core/permissions";
import { requireViewer } from "@/lib/core/viewer";
import { GuessedCodes } from "../_components/guessed-codes";
import { SessionTable } from "../sessions/_components/session-table";
import { changePassword, markGuessesSeen, revokeOwn } from "./actions";

export const metadata: Metadata = { title: "我的账号" };

export default async function MyAccountPage() {
  const viewer = await requireViewer("own-account.keep");
  const { since } = await getSecondFactor(viewer.accountId);
  return (
    <>
      <PageHeader
        title="我的账号"
        meta={`${viewer.name}，${viewer.roles.map((role) => ROLE_LABELS[role]).join("、")}`}
      />
      <GuessedCodes viewer={viewer}>
        <ActionForm action={markGuessesSeen} submitLabel="是我自己输错的，不再提示" submitVariant="secondary" />
      </GuessedCodes>
      <section aria-labelledby="password" className="mb-10">
        <h2 id="password" className="mb-3 font-serif text-lg font-bold">
          修改密码
        </h2>
        <ActionForm action={changePassword} submitLabel="修改密码">
          <PasswordField name="currentPassword" label="当前密码" autoComplete="current-password" required />
          <PasswordField
            name="password"
            label="新密码"
            autoComplete="new-password"
            required
            description={`${PASSWORD_HINT}修改后，其他设备上的登录会结束。`}
          />
          <PasswordField name="passwordAgain" label="再输一次新密码" autoComplete="new-password" required />
        </ActionForm>
      </section>
      <section aria-labelledby="second-factor" className="mb-10">
        <h2 id="second-factor" className="mb-3 font-serif text-lg font-bold">
          第二重验证
        </h2>
        <p className="mb-3 text-sm">{since ? `${formatInstant(since)} 开启。` : "没有开启：只凭密码就能登录。"}</p>
        <LinkButton href="/admin/my-account/second-factor">{since ? "换手机或停用" : "设置"}</LinkButton>
      </section>
      <div>
        <h2 className="mb-3 font-serif text-lg font-bold">正在使用的会话</h2>
        <SessionTable sessions={await listOwnSessions(viewer)} revoke={revokeOwn} of="viewer" />
      </div>
    </>
  );
}
