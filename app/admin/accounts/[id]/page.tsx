import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RecordHistory } from "@/components/audit/record-history";
import { LinkButton } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { heldBackUntil } from "@/lib/accounts/guesses/queries";
import { type AccountRow, getAccount } from "@/lib/accounts/queries";
import { listOpenSessions } from "@/lib/accounts/sessions/queries";
import { formatInstant } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { ROLE_LABELS } from "@/lib/core/permissions";
import { requireViewer } from "@/lib/core/viewer";
import { SessionTable } from "../../sessions/_components/session-table";
import { revoke } from "../../sessions/actions";
import { AccountStateBadge } from "../_components/account-state";
import { handedInvitation } from "../_components/handed-invitation";
import { InvitationNotice } from "../_components/invitation-notice";
import { unlock } from "../actions";

export const metadata: Metadata = { title: "账号" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ tab?: string }> };

export default async function AccountPage({ params, searchParams }: Props) {
  const viewer = await requireViewer("accounts.keep");
  const id = recordId((await params).id);
  const account = id && (await getAccount(viewer, id));
  if (!account) notFound();
  const { tab = "summary" } = await searchParams;
  const sessions = await listOpenSessions(viewer, { accountId: account.id });
  const heldBack = await heldBackUntil(viewer, account.id, new Date());
  const token = await handedInvitation(account.id);
  return (
    <>
      <PageHeader
        title={account.displayName}
        breadcrumbs={[{ label: "账号", href: "/admin/accounts" }]}
        meta={
          <>
            <AccountStateBadge state={account.state} />
            <span>{account.username}</span>
          </>
        }
        actions={<LinkButton href={`/admin/accounts/${account.id}/edit`}>修改、重设密码或停用</LinkButton>}
      />
      {heldBack && <HeldBack account={account} until={heldBack} />}
      {token && account.state === "INVITED" && <InvitationNotice token={token} />}
      <Tabs
        label="账号"
        current={tab}
        tabs={[
          { key: "summary", label: "概要" },
          { key: "sessions", label: "会话", count: sessions.length },
          { key: "history", label: "历史" },
        ]}
      />
      {tab === "history" && <RecordHistory viewer={viewer} subjectType="account" subjectId={account.id} />}
      {tab === "sessions" && <SessionTable sessions={sessions} revoke={revoke} of="account" />}
      {tab !== "history" && tab !== "sessions" && <Summary account={account} />}
    </>
  );
}

/** Wrong guesses hold the account back somewhere: until when, and the way to end it. */
function HeldBack({ account, until }: { account: AccountRow; until: Date }) {
  return (
    <div className="mb-6">
      <Notice kind="warn" title={`有人输错密码，部分地方在 ${formatInstant(until)} 前不能登录这个账号`}>
        <p className="mb-2">登录过的浏览器不受别人的影响。确认是本人忘记了，可以现在解锁。</p>
        <ActionForm
          action={unlock}
          hidden={{ id: account.id, version: account.version }}
          submitLabel="解锁"
          submitVariant="secondary"
        />
      </Notice>
    </div>
  );
}

function Summary({ account }: { account: AccountRow }) {
  return (
    <DescriptionList
      items={[
        { term: "用户名", value: account.username },
        { term: "姓名", value: account.displayName },
        { term: "角色", value: account.roles.map((role) => ROLE_LABELS[role]).join("、") },
        {
          term: "一人经办",
          value:
            account.selfGrantedAt &&
            `${formatInstant(account.selfGrantedAt)}，本人给自己增加了角色（设置允许一人经办）`,
        },
        { term: "党组织", value: account.organization?.name },
        { term: "状态", value: <AccountStateBadge state={account.state} /> },
        {
          term: "第二重验证",
          value: account.secondFactor?.confirmedAt
            ? `${formatInstant(account.secondFactor.confirmedAt)} 开启`
            : "没有开启",
        },
        { term: "停用原因", value: account.disabledReason },
        { term: "建立时间", value: formatInstant(account.createdAt) },
      ]}
    />
  );
}
