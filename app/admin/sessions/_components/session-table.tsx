import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { ConfirmButton } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form";
import { type Column, Table } from "@/components/ui/table";
import type { OpenSession } from "@/lib/accounts/sessions/queries";
import { formatInstant } from "@/lib/core/dates";

type SessionTableProps = {
  sessions: OpenSession[];
  revoke: FormAction;
  /** Whose sessions these are: with everybody's, each row names the person. */
  of: "everybody" | "account" | "viewer";
};

/** Sessions that work now, and the button that ends one. */
export function SessionTable({ sessions, revoke, of }: SessionTableProps) {
  const person: Column<OpenSession> = {
    key: "person",
    header: "姓名",
    cell: ({ account }) => <Link href={`/admin/accounts/${account.id}`}>{account.displayName}</Link>,
  };
  const rest: Column<OpenSession>[] = [
    {
      key: "device",
      header: "设备",
      cell: ({ device, isOwn }) => (
        <>
          {device} {isOwn && <Badge tone="ok">本次登录</Badge>}
        </>
      ),
    },
    { key: "address", header: "网络地址", cell: ({ ipAddress }) => ipAddress },
    { key: "since", header: "登录时间", whole: true, cell: ({ createdAt }) => formatInstant(createdAt) },
    { key: "seen", header: "最近操作", whole: true, cell: ({ lastSeenAt }) => formatInstant(lastSeenAt) },
    {
      key: "revoke",
      header: "操作",
      cell: ({ id, account, isOwn, device }) =>
        isOwn ? (
          "—"
        ) : (
          <ConfirmButton
            trigger="撤销"
            size="small"
            title={`撤销 ${account.displayName} 的会话？`}
            text={`${device} 上的登录立即结束，未提交的内容会留在那一页，重新登录后可以再提交。`}
            action={revoke}
            hidden={{ id, accountId: account.id, from: of === "everybody" ? "sessions" : "account" }}
            confirmLabel="撤销会话"
            confirmVariant="danger"
          />
        ),
    },
  ];
  return (
    <Table
      caption="正在使用的会话"
      hideCaption
      narrow="stack"
      rows={sessions}
      rowKey={({ id }) => String(id)}
      columns={of === "everybody" ? [person, ...rest] : rest}
      empty={<EmptyState title="没有正在使用的会话" />}
    />
  );
}
