import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "@/components/ui/form";
import { Honeypot } from "@/components/ui/honeypot";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { pathAfterSignIn } from "@/lib/accounts/rules";
import type { SearchParams } from "@/lib/core/address";
import { currentViewer } from "@/lib/core/viewer";
import { signInHere } from "../actions";

export const metadata: Metadata = { title: "登录", robots: { index: false } };

type Props = { searchParams: SearchParams };

export default async function SignInPage({ searchParams }: Props) {
  const next = pathAfterSignIn([(await searchParams).next].flat()[0]);
  if (await currentViewer()) redirect(next);
  return (
    <>
      <h1 className="font-serif text-2xl font-bold">登录</h1>
      <ActionForm action={signInHere} hidden={{ next }} submitLabel="登录">
        <TextField name="username" label="用户名" autoComplete="username" required />
        <PasswordField name="password" label="密码" autoComplete="current-password" required />
        <Honeypot />
      </ActionForm>
      <p className="text-sm text-ink-soft">
        账号由管理员开通。第一次使用，请先打开管理员给您的链接，自己设一个密码。忘记密码，请管理员重设。30
        分钟没有操作会自动退出。
      </p>
    </>
  );
}
