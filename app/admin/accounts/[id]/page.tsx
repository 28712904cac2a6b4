import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { RecordHistory } from "@/components/audit/record-history";
import { LinkButton } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { type HeldBack as Held, listHeldBack } from "@/lib/accounts/guesses/queries";
import { type AccountRow, getAccount } from "@/lib/accounts/queries";
import { listOpenSessions } from "@/lib/accounts/sessions/queries";
import { type SearchParams, textIn } from "@/lib/core/address";
import { formatInstant } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { ROLE_LABELS } from "@/lib/core/permissions";
import { requireViewer } from "@/lib/core/viewer";
import { SessionTable } from "../../sessions/_components/session-table";
import { revoke } from "../../sessions/actions";
import { AccountStateBadge } from "../_components/account-state";
import { handedInvitation } from "../_components/handed-invitation";
import { InvitationNotice } from "../_components/invitation-notice";
import { renewLink, unlock } from "../actions";

export const metadata: Metadata = { title: "账号" };

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export default async function AccountPage({ params, searchParams }: Props) {
  const viewer = await requireViewer("accounts.keep");
  const id = recordId((await params).id);
  const account = id && (await getAccount(viewer, id));
  if (!account) notFound();
  const tab = textIn((await searchParams).tab) ?? "summary";
  const sessions = await listOpenSessions(viewer, { accountId: account.id });
  const heldBack = (await listHeldBack(viewer, [account.id], new Date())).get(account.id);
  const token = await handedInvitation(account.id);
  return (
    <>
      <PageHeader
        title={account.displayName}
        breadcrumbs={[{ label: "账号", href: "/admin/accounts" }]}
        meta={
          <>
            <AccountStateBadge state={account.state} heldBack={heldBack} />
            <span>{account.username}</span>
          </>
        }
        actions={<LinkButton href={`/admin/accounts/${account.id}/edit`}>修改、重设密码或停用</LinkButton>}
      />
      {heldBack && <HeldBack account={account} held={heldBack} />}
      {account.state === "INVITED" && (token ? <InvitationNotice token={token} /> : <NewLink account={account} />)}
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
      {tab !== "history" && tab !== "sessions" && <Summary account={account} heldBack={heldBack} />}
    </>
  );
}

const HELD_SENTENCES: Record<Held["is"], string> = {
  LOCKED: "连续输错的那个网络（或那台电脑、手机）不能登录这个账号，别处不受影响",
  CODES: "没有登录过的浏览器不能输入这个账号的验证码：验证码被连续输错太多次",
  SLOWED: "没有登录过的浏览器要等一等才能登录这个账号：刚才这个用户名输错过",
};

/** Wrong guesses hold the account back somewhere: until when, and the way to end it. */
function HeldBack({ account, held }: { account: AccountRow; held: Held }) {
  return (
    <div className="mb-6">
      <Notice kind="warn" title={`${formatInstant(held.until)} 前，${HELD_SENTENCES[held.is]}`}>
        <p className="mb-2">
          本人在以前登录过的浏览器上登录，不受别人输错的影响。
          {held.is === "CODES"
            ? "能走到验证码这一步的人已经知道密码：如果不是本人，请重设密码，不要解锁。"
            : "问过本人、确实是自己忘了密码，可以现在解锁。"}
        </p>
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

/** Whoever lost the link, or did not use it in time, gets another; nothing else changes. */
function NewLink({ account }: { account: AccountRow }) {
  return (
    <div className="mb-6">
      <Notice title="本人还没有设置密码">
        <p className="mb-2">链接丢了或者过期了，可以重新生成一个；原来的链接随即失效。</p>
        <ActionForm
          action={renewLink}
          hidden={{ id: account.id, version: account.version }}
          submitLabel="重新生成链接"
          submitVariant="secondary"
        />
      </Notice>
    </div>
  );
}

function Summary({ account, heldBack }: { account: AccountRow; heldBack?: Held }) {
  return (
    <DescriptionList
      items={[
        { term: "用户名", value: account.username },
        { term: "姓名", value: account.displayName },
        {
          term: "对应的讲师",
          value: account.lecturer && (
            <Link href={`/admin/lecturers/${account.lecturer.id}`}>{account.lecturer.name}</Link>
          ),
        },
        { term: "角色", value: account.roles.map((role) => ROLE_LABELS[role]).join("、") },
        {
          term: "一人经办",
          value:
            account.selfGrantedAt &&
            `${formatInstant(account.selfGrantedAt)}，本人给自己增加了角色（设置允许一人经办）`,
        },
        { term: "党组织", value: account.organization?.name },
        { term: "状态", value: <AccountStateBadge state={account.state} heldBack={heldBack} /> },
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
