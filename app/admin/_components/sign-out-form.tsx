"use client";

import { useActionState } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import type { FormAction } from "@/components/ui/form";

/** The button that ends this session. Who was signed out meanwhile is where they wanted to be: the page reloads to sign-in. */
export function SignOutForm({ action }: { action: FormAction }) {
  const [answer, send, pending] = useActionState(action, undefined);
  return (
    <form action={send}>
      <button type="submit" aria-disabled={pending || undefined} className={buttonStyle("quiet", "small")}>
        退出登录
      </button>
      {answer?.status === "error" && <a href="/sign-in">请重新登录</a>}
    </form>
  );
}
