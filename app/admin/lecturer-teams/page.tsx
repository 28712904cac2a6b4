import type { Metadata } from "next";
import Link from "next/link";
import { AppointedAs, appointedUntil } from "@/components/lecturers/appointed-as";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect, SearchField } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { choiceIn, numberIn, type SearchParams, textIn } from "@/lib/core/address";
import { dayInShanghai } from "@/lib/core/dates";
import { may, requireViewer } from "@/lib/core/viewer";
import { listTeams } from "@/lib/lecturers/teams/queries";

export const metadata: Metadata = { title: "讲师团" };

const PAGE_SIZE = 50;

export default async function TeamsPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("records.view");
  const params = await searchParams;
  const page = numberIn(params.page, 1, 100_000) ?? 1;
  const filter = { text: textIn(params.q), archived: choiceIn(params.archived, ["YES"]) ?? "NO" } as const;
  const slice = { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE, today: dayInShanghai() };
  const { rows, total } = await listTeams(viewer, filter, slice);
  const create = may(viewer, "lecturers.keep") && (
    <LinkButton href="/admin/lecturer-teams/new" variant="primary">
      新建讲师团
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="讲师团" actions={create} />
      <FilterBar label="筛选讲师团" params={params} names={["q", "archived"]}>
        <SearchField label="名称、拼音或组织" name="q" value={filter.text} />
        <FilterSelect
          label="归档"
          name="archived"
          value={filter.archived === "YES" ? "YES" : undefined}
          anyLabel="在用"
          options={[{ value: "YES", label: "已归档" }]}
        />
      </FilterBar>
      <Table
        caption="讲师团一览"
        hideCaption
        params={params}
        rows={rows}
        rowKey={({ id }) => String(id)}
        empty={
          filter.text || filter.archived === "YES" || total > 0 ? (
            <EmptyState title="没有符合条件的讲师团" text="换一个条件再查。" />
          ) : (
            <EmptyState title="还没有讲师团" text="讲师团可以整体聘任，与讲师分开统计。" action={create} />
          )
        }
        columns={[
          {
            key: "name",
            header: "名称",
            cell: (row) => (
              <>
                <Link href={`/admin/lecturer-teams/${row.id}`} className="underline underline-offset-4">
                  {row.name}
                </Link>{" "}
                {row.isSample && <Badge>示例</Badge>}
              </>
            ),
          },
          { key: "organization", header: "所属组织", cell: (row) => row.organization?.name },
          { key: "members", header: "现任成员", align: "right", width: "7em", cell: (row) => row._count.memberships },
          {
            key: "category",
            header: "现聘类别",
            width: "7em",
            cell: (row) => <AppointedAs inForce={row.appointments[0]} />,
          },
          { key: "until", header: "聘期至", whole: true, cell: (row) => appointedUntil(row.appointments[0]) },
        ]}
      />
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} params={params} />
    </>
  );
}
