import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { Honeypot } from "@/components/ui/honeypot";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { isSetupOpen } from "@/lib/accounts/invitations/queries";
import { PASSWORD_HINT } from "@/lib/accounts/rules";
import type { SearchParams } from "@/lib/core/address";
import { setUp } from "../actions";

export const metadata: Metadata = { title: "设置管理员", robots: { index: false } };

type Props = { searchParams: SearchParams };

export default async function SetupPage({ searchParams }: Props) {
  const token = [(await searchParams).token].flat()[0] ?? "";
  if (!(await isSetupOpen(token))) {
    return (
      <>
        <h1 className="font-serif text-2xl font-bold">设置管理员</h1>
        <Notice kind="warn" title="这个链接不能用了">
          它可能已经用过、过期，或者网站后来又启动过一次。请用最近一次启动时显示的链接。
        </Notice>
        <p>
          <LinkButton href="/sign-in">去登录</LinkButton>
        </p>
      </>
    );
  }
  return (
    <>
      <h1 className="font-serif text-2xl font-bold">设置管理员</h1>
      <p className="text-sm">这是网站的第一个账号，用来给大家开通账号和维护设置。这个链接只能用一次。</p>
      <ActionForm action={setUp} hidden={{ token }} submitLabel="建立管理员">
        <TextField
          name="username"
          label="用户名"
          autoComplete="username"
          required
          description="2 到 40 个英文字母、数字、点、横线或下划线。"
        />
        <TextField name="displayName" label="姓名" autoComplete="name" required />
        <PasswordField name="password" label="密码" autoComplete="new-password" required description={PASSWORD_HINT} />
        <PasswordField name="passwordAgain" label="再输一次密码" autoComplete="new-password" required />
        <Honeypot />
      </ActionForm>
    </>
  );
}
