"use client";

import { Button, LinkButton } from "@/components/ui/button";

/** The ways on after an error, and the number under which the log tells more. */
export function ErrorWays({ digest, retry }: { digest?: string; retry: () => void }) {
  return (
    <>
      <Button variant="primary" onClick={retry}>
        重试
      </Button>
      <LinkButton href="/">回到首页</LinkButton>
      {digest && <p className="w-full text-sm text-ink-soft">编号：{digest}</p>}
    </>
  );
}
