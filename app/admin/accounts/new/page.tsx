import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { TextField } from "@/components/ui/text-field";
import { listScopes } from "@/lib/accounts/queries";
import { requireViewer } from "@/lib/core/viewer";
import { RoleFields } from "../_components/role-fields";
import { invite } from "../actions";

export const metadata: Metadata = { title: "新建账号" };

export default async function NewAccountPage() {
  const viewer = await requireViewer("accounts.keep");
  return (
    <>
      <PageHeader title="新建账号" breadcrumbs={[{ label: "账号", href: "/admin/accounts" }]} />
      <ActionForm
        action={invite}
        submitLabel="建立账号"
        secondary={
          <LinkButton href="/admin/accounts" variant="quiet">
            取消
          </LinkButton>
        }
      >
        <TextField
          name="username"
          label="用户名"
          required
          description="登录时输入，以后不能改。2 到 40 个英文字母、数字、点、横线或下划线。"
        />
        <TextField name="displayName" label="姓名" required />
        <RoleFields organizations={await listScopes(viewer)} />
        <p className="text-sm text-ink-soft">
          建立后会得到一个 7 天内有效的一次性链接，本人用它设置密码。管理员不经手密码。
        </p>
      </ActionForm>
    </>
  );
}
