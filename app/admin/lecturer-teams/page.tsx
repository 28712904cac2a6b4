import type { Metadata } from "next";
import Link from "next/link";
import { AppointedAs, appointedUntil } from "@/components/lecturers/appointed-as";
import { RecordList } from "@/components/records/record-list";
import { Badge } from "@/components/ui/badge";
import { FilterBar, FilterSelect, SearchField } from "@/components/ui/filter-bar";
import { Table } from "@/components/ui/table";
import { choiceIn, pageIn, type SearchParams, textIn } from "@/lib/core/address";
import { dayInShanghai } from "@/lib/core/dates";
import { requireViewer } from "@/lib/core/viewer";
import { teams } from "@/lib/lecturers/teams/noun";
import { listTeams } from "@/lib/lecturers/teams/queries";

export const metadata: Metadata = { title: "讲师团" };

export default async function TeamsPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("records.view");
  const params = await searchParams;
  const { page, ...range } = pageIn(params.page);
  const filter = { text: textIn(params.q), archived: choiceIn(params.archived, ["YES"]) ?? "NO" } as const;
  const slice = { ...range, today: dayInShanghai() };
  const { rows, total } = await listTeams(viewer, filter, slice);
  return (
    <RecordList
      noun={teams}
      viewer={viewer}
      params={params}
      page={page}
      total={total}
      isNarrowed={Boolean(filter.text) || filter.archived === "YES" || total > 0}
      hints={{ first: "讲师团可以整体聘任，与讲师分开统计。" }}
      filters={
        <>
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
        </>
      }
      table={(empty) => (
        <Table
          caption="讲师团一览"
          hideCaption
          params={params}
          rows={rows}
          rowKey={({ id }) => String(id)}
          empty={empty}
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
      )}
    />
  );
}
