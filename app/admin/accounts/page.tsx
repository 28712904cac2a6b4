import type { Metadata } from "next";
import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect, SearchField } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { listHeldBack } from "@/lib/accounts/guesses/queries";
import { listAccounts, PAGE_SIZE } from "@/lib/accounts/queries";
import type { SearchParams } from "@/lib/core/address";
import { formatInstant } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { ROLE_LABELS } from "@/lib/core/permissions";
import { searchText } from "@/lib/core/search-text";
import { requireViewer } from "@/lib/core/viewer";
import type { Role } from "@/prisma/generated/enums";
import { AccountStateBadge } from "./_components/account-state";

export const metadata: Metadata = { title: "账号" };

type Props = { searchParams: SearchParams };

export default async function AccountsPage({ searchParams }: Props) {
  const viewer = await requireViewer("accounts.keep");
  const params = await searchParams;
  const one = (name: string) => [params[name]].flat()[0];
  const page = recordId(one("page")) ?? 1;
  const text = searchText(one("q"));
  const role = one("role") && one("role")! in ROLE_LABELS ? (one("role") as Role) : undefined;
  const { rows, total } = await listAccounts(viewer, { text, role, page });
  const heldBack = await listHeldBack(
    viewer,
    rows.map(({ id }) => id),
    new Date(),
  );
  return (
    <>
      <PageHeader
        title="账号"
        actions={
          <LinkButton href="/admin/accounts/new" variant="primary">
            新建账号
          </LinkButton>
        }
      />
      <FilterBar label="筛选账号" params={params} names={["q", "role"]}>
        <SearchField label="姓名或用户名" name="q" value={text} />
        <FilterSelect
          label="角色"
          name="role"
          value={role}
          options={Object.entries(ROLE_LABELS).map(([value, label]) => ({ value, label }))}
        />
      </FilterBar>
      <Table
        caption="账号"
        hideCaption
        narrow="stack"
        rows={rows}
        rowKey={({ id }) => String(id)}
        empty={<EmptyState title="没有符合条件的账号" />}
        columns={[
          {
            key: "name",
            header: "姓名",
            cell: ({ id, displayName }) => <Link href={`/admin/accounts/${id}`}>{displayName}</Link>,
          },
          { key: "username", header: "用户名", cell: ({ username }) => username },
          { key: "roles", header: "角色", cell: ({ roles }) => roles.map((one) => ROLE_LABELS[one]).join("、") },
          { key: "organization", header: "党组织", cell: ({ organization }) => organization?.name },
          {
            key: "state",
            header: "状态",
            whole: true,
            cell: ({ id, state }) => <AccountStateBadge state={state} heldBack={heldBack.get(id)} />,
          },
          { key: "createdAt", header: "建立时间", whole: true, cell: ({ createdAt }) => formatInstant(createdAt) },
        ]}
      />
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} params={params} />
    </>
  );
}
