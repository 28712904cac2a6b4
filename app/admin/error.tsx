"use client";

import { DeadEnd } from "../_components/dead-end";
import { ErrorWays } from "../_components/error-ways";

export default function AdminError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <DeadEnd title="出错了" text="页面没有打开成功，已保存的内容不受影响。请重试；如果还是这样，请把编号告诉维护人员。">
      <ErrorWays digest={error.digest} retry={reset} />
    </DeadEnd>
  );
}
