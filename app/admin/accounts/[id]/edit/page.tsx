import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { ComboboxField } from "@/components/ui/combobox-field";
import { ActionForm } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { TextField } from "@/components/ui/text-field";
import { getAccount, listScopes } from "@/lib/accounts/queries";
import { recordId } from "@/lib/core/errors";
import { requireViewer } from "@/lib/core/viewer";
import { searchLecturerOptions } from "../../../lecturers/actions";
import { RoleFields } from "../../_components/role-fields";
import { assignRoles, disable, enable, link, rename, reset, resetFactor } from "../../actions";

export const metadata: Metadata = { title: "修改账号" };

type Props = { params: Promise<{ id: string }> };

export default async function EditAccountPage({ params }: Props) {
  const viewer = await requireViewer("accounts.keep");
  const id = recordId((await params).id);
  const account = id && (await getAccount(viewer, id));
  if (!account) notFound();
  const shown = { id: account.id, version: account.version };
  const isOwn = account.id === viewer.accountId;
  return (
    <>
      <PageHeader
        title={`修改账号：${account.displayName}`}
        breadcrumbs={[
          { label: "账号", href: "/admin/accounts" },
          { label: account.displayName, href: `/admin/accounts/${account.id}` },
        ]}
      />
      <Section title="角色">
        <ActionForm
          action={assignRoles}
          hidden={shown}
          defaultValue={{ roles: account.roles, organizationId: account.organization?.id }}
          submitLabel="变更角色"
        >
          <RoleFields organizations={await listScopes(viewer)} />
        </ActionForm>
      </Section>
      <Section title="姓名">
        {account.lecturer ? (
          <p className="text-sm">
            这个账号对应一位讲师，姓名随其档案：
            <Link href={`/admin/lecturers/${account.lecturer.id}`} className="underline underline-offset-4">
              {account.lecturer.name}
            </Link>
          </p>
        ) : (
          <ActionForm
            action={rename}
            hidden={shown}
            defaultValue={{ displayName: account.displayName }}
            submitLabel="修改姓名"
          >
            <TextField name="displayName" label="姓名" required />
          </ActionForm>
        )}
      </Section>
      <Section title="对应的讲师">
        <ActionForm
          action={link}
          hidden={shown}
          defaultValue={{ lecturerId: account.lecturer?.id }}
          submitLabel="保存对应的讲师"
        >
          <ComboboxField
            name="lecturerId"
            label="讲师"
            options={account.lecturer ? [{ value: String(account.lecturer.id), label: account.lecturer.name }] : []}
            search={searchLecturerOptions}
            description="本人也是讲师的，在这里选定；同名的请核对单位和职务。选定后账号的姓名随讲师档案，改名一处改。清空即不再对应。"
          />
        </ActionForm>
      </Section>
      {isOwn && (
        <Section title="密码">
          <p className="mb-3 text-sm">这是您自己的账号：密码在“我的账号”里修改；停用请另一位管理员来办理。</p>
          <LinkButton href="/admin/my-account">我的账号</LinkButton>
        </Section>
      )}
      {!isOwn && !account.disabledAt && (
        <>
          <Section title="重设密码">
            <p className="mb-3 text-sm">原密码立即作废，正在使用的会话立即结束，并得到一个新的一次性链接。</p>
            <ActionForm
              action={reset}
              hidden={shown}
              submitLabel="重设密码"
              submitVariant="secondary"
              confirm={{
                title: `重设 ${account.displayName} 的密码？`,
                text: "原密码立即作废，正在使用的会话立即结束；本人要用新的链接设好密码才能再登录。",
                confirmLabel: "重设密码",
              }}
            />
          </Section>
          {account.secondFactor?.confirmedAt && (
            <Section title="第二重验证">
              <p className="mb-3 text-sm">
                本人手机和恢复码都没有了才重设：先当面核对是本人。正在使用的会话立即结束，下次登录只要密码，然后重新设置。
              </p>
              <ActionForm
                action={resetFactor}
                hidden={shown}
                submitLabel="重设第二重验证"
                submitVariant="secondary"
                confirm={{
                  title: `重设 ${account.displayName} 的第二重验证？`,
                  text: "手机上的验证码和恢复码立即作废，正在使用的会话立即结束；下次登录只要密码。",
                  confirmLabel: "重设",
                }}
              />
            </Section>
          )}
          <Section title="停用">
            <p className="mb-3 text-sm">
              停用后不能登录，正在使用的会话立即结束。办理过的事和历史都保留，以后可以再启用。
            </p>
            <ActionForm
              action={disable}
              hidden={shown}
              submitLabel="停用账号"
              submitVariant="danger"
              confirm={{
                title: `停用 ${account.displayName} 的账号？`,
                text: "正在使用的会话立即结束，以后不能登录，直到再启用。",
                confirmLabel: "停用",
                danger: true,
              }}
            >
              <TextField name="reason" label="停用原因" required description="例如：调离、退休。" />
            </ActionForm>
          </Section>
        </>
      )}
      {account.disabledAt && (
        <Section title="启用">
          <p className="mb-3 text-sm">停用原因：{account.disabledReason}</p>
          <ActionForm action={enable} hidden={shown} submitLabel="启用账号" submitVariant="secondary" />
        </Section>
      )}
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="mb-10">
      <h2 className="mb-3 font-serif text-lg font-bold">{title}</h2>
      {children}
    </section>
  );
}
