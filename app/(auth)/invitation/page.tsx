import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { Honeypot } from "@/components/ui/honeypot";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";
import { getInvitation } from "@/lib/accounts/invitations/queries";
import { NO_SUCH_INVITATION } from "@/lib/accounts/invitations/rules";
import { PASSWORD_HINT } from "@/lib/accounts/rules";
import type { SearchParams } from "@/lib/core/address";
import { accept } from "../actions";

export const metadata: Metadata = { title: "设置密码", robots: { index: false } };

type Props = { searchParams: SearchParams };

export default async function InvitationPage({ searchParams }: Props) {
  const token = [(await searchParams).token].flat()[0] ?? "";
  const invited = await getInvitation(token);
  if (!invited) {
    return (
      <>
        <h1 className="font-serif text-2xl font-bold">设置密码</h1>
        <Notice kind="warn">{NO_SUCH_INVITATION}</Notice>
        <p>
          <LinkButton href="/sign-in">去登录</LinkButton>
        </p>
      </>
    );
  }
  return (
    <>
      <h1 className="font-serif text-2xl font-bold">设置密码</h1>
      <p className="text-sm">
        {invited.displayName}，您的用户名是 <b>{invited.username}</b>。设置密码后就可以登录，这个链接随即失效。
      </p>
      <ActionForm action={accept} hidden={{ token }} submitLabel="设置密码">
        {/* For the browser's password store: it keeps the password under this name. */}
        <input type="text" autoComplete="username" defaultValue={invited.username} hidden readOnly />
        <PasswordField name="password" label="密码" autoComplete="new-password" required description={PASSWORD_HINT} />
        <PasswordField name="passwordAgain" label="再输一次密码" autoComplete="new-password" required />
        <Honeypot />
      </ActionForm>
    </>
  );
}
