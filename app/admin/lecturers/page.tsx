import type { Metadata } from "next";
import Link from "next/link";
import { AppointedAs, appointedUntil } from "@/components/lecturers/appointed-as";
import { RecordList } from "@/components/records/record-list";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import { choiceIn, pageIn, type SearchParams } from "@/lib/core/address";
import { dayInShanghai, formatDay } from "@/lib/core/dates";
import { requireViewer } from "@/lib/core/viewer";
import { LECTURER_SORTS, listLecturers } from "@/lib/lecturers/list";
import { lecturers } from "@/lib/lecturers/noun";
import { listChosenOrganization } from "@/lib/organizations/queries";
import { filterFromAddress, isNarrowed, LecturerFilters } from "./_components/lecturer-filters";

export const metadata: Metadata = { title: "讲师" };

export default async function LecturersPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("records.view");
  const params = await searchParams;
  const { page, ...range } = pageIn(params.page);
  const filter = filterFromAddress(params);
  const sort = choiceIn(params.sort, LECTURER_SORTS) ?? "name";
  const slice = { sort, ...range, today: dayInShanghai() };
  const { rows, total } = await listLecturers(viewer, filter, slice);
  const [organization] = await listChosenOrganization(viewer, filter.organizationId ?? null);
  return (
    <RecordList
      noun={lecturers}
      viewer={viewer}
      params={params}
      page={page}
      total={total}
      isNarrowed={isNarrowed(filter) || total > 0}
      hints={{ narrowed: "换一个条件再查；姓名和拼音都从头输入。", first: "先登记讲师，再呈报聘任。" }}
      filters={<LecturerFilters params={params} filter={filter} organization={organization?.label} />}
      table={(empty) => (
        <Table
          caption="讲师一览"
          hideCaption
          params={params}
          rows={rows}
          rowKey={({ id }) => String(id)}
          sortedBy={sort}
          empty={empty}
          columns={[
            {
              key: "name",
              header: "姓名",
              sortKey: "name",
              cell: (row) => (
                <>
                  <Link href={`/admin/lecturers/${row.id}`} className="underline underline-offset-4" prefetch={false}>
                    {row.name}
                  </Link>{" "}
                  {row.isSample && <Badge>示例</Badge>}
                  {row.post && <span className="block text-xs text-ink-soft">{row.post}</span>}
                </>
              ),
            },
            {
              key: "organization",
              header: "所属组织",
              sortKey: "organization",
              cell: (row) => row.organization?.name ?? "—",
            },
            { key: "speciality", header: "专长", cell: (row) => row.speciality },
            {
              key: "category",
              header: "现聘类别",
              width: "7em",
              cell: (row) => <AppointedAs inForce={row.appointments[0]} />,
            },
            { key: "until", header: "聘期至", whole: true, cell: (row) => appointedUntil(row.appointments[0]) },
            { key: "phone", header: "电话", whole: true, cell: (row) => row.maskedPhone },
            {
              key: "created",
              header: "登记日期",
              whole: true,
              sortKey: "created",
              cell: (row) => formatDay(dayInShanghai(row.createdAt)),
            },
          ]}
        />
      )}
    />
  );
}
