import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { listOpenSessions } from "@/lib/accounts/sessions/queries";
import { IDLE_MINUTES, SESSION_HOURS } from "@/lib/core/session-times";
import { requireViewer } from "@/lib/core/viewer";
import { SessionTable } from "./_components/session-table";
import { revoke } from "./actions";

export const metadata: Metadata = { title: "会话" };

export default async function SessionsPage() {
  const viewer = await requireViewer("accounts.keep");
  const sessions = await listOpenSessions(viewer);
  return (
    <>
      <PageHeader
        title="会话"
        meta={`正在使用的登录。${IDLE_MINUTES} 分钟没有操作、或登录满 ${SESSION_HOURS} 小时，会话自动结束。`}
      />
      <SessionTable sessions={sessions} revoke={revoke} of="everybody" />
    </>
  );
}
