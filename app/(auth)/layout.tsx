import { randomUUID } from "node:crypto";
import Link from "next/link";
import type { ReactNode } from "react";
import { Flash } from "@/components/ui/flash";
import { Notice } from "@/components/ui/notice";
import { isPlainFromElsewhere } from "@/lib/core/client-device";
import { takeMessage } from "@/lib/core/flash";
import { getSchool } from "@/lib/settings/public";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const { schoolName } = await getSchool();
  const message = await takeMessage();
  return (
    <div className="mx-auto grid min-h-screen max-w-md content-start gap-6 px-4 py-12">
      <header>
        <Link href="/" className="inline-flex min-h-control items-center font-serif text-lg font-bold">
          {schoolName}
        </Link>
      </header>
      <main id="main" className="grid gap-6">
        {message && <Flash key={randomUUID()} message={message} />}
        {(await isPlainFromElsewhere()) && (
          <Notice kind="warn" title="这个连接没有加密">
            同一网络里的人可能看到您输入的密码。请用 https 开头的地址；没有的话，请管理员按部署说明开通。
          </Notice>
        )}
        {children}
      </main>
    </div>
  );
}
