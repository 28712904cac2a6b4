import type { Metadata } from "next";
import { DeadEnd } from "./_components/dead-end";

export const metadata: Metadata = { title: "没有这个页面" };

export default function NotFound() {
  return (
    <main id="main">
      <DeadEnd title="没有这个页面" text="地址可能输错了，或者这条记录已经不再公开。" />
    </main>
  );
}
