import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ActionForm } from "@/components/ui/form";
import { Honeypot } from "@/components/ui/honeypot";
import { TextField } from "@/components/ui/text-field";
import { secondStep } from "../../_components/second-step";
import { signInWithSecondStep } from "../../actions";

export const metadata: Metadata = { title: "验证码", robots: { index: false } };

export default async function CodePage() {
  if ((await secondStep())?.is !== "CODE") redirect("/sign-in");
  return (
    <>
      <h1 className="font-serif text-2xl font-bold">验证码</h1>
      <ActionForm action={signInWithSecondStep} submitLabel="登录">
        <TextField
          name="code"
          label="验证码"
          autoComplete="one-time-code"
          required
          description="手机验证器里的 6 位数字；手机不在身边时，填一个恢复码。"
        />
        <Honeypot />
      </ActionForm>
      <p className="text-sm text-ink-soft">
        手机和恢复码都没有了，请管理员重设您的第二重验证。没有别的管理员时，请维护网站的人在服务器上执行{" "}
        <code>npm run unlock -- 用户名 --second-factor</code>。<Link href="/sign-in">回到登录页</Link>
      </p>
    </>
  );
}
