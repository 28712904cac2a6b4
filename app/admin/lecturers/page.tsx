import type { Metadata } from "next";
import Link from "next/link";
import { AppointedAs, appointedUntil } from "@/components/lecturers/appointed-as";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { choiceIn, numberIn, type SearchParams } from "@/lib/core/address";
import { dayInShanghai, formatDay } from "@/lib/core/dates";
import { may, requireViewer } from "@/lib/core/viewer";
import { LECTURER_SORTS, listLecturers } from "@/lib/lecturers/list";
import { listChosenOrganization } from "@/lib/organizations/queries";
import { filterFromAddress, isNarrowed, LecturerFilters } from "./_components/lecturer-filters";

export const metadata: Metadata = { title: "讲师" };

const PAGE_SIZE = 50;

export default async function LecturersPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("records.view");
  const params = await searchParams;
  const page = numberIn(params.page, 1, 100_000) ?? 1;
  const filter = filterFromAddress(params);
  const sort = choiceIn(params.sort, LECTURER_SORTS) ?? "name";
  const slice = { sort, skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE, today: dayInShanghai() };
  const { rows, total } = await listLecturers(viewer, filter, slice);
  const [organization] = await listChosenOrganization(viewer, filter.organizationId ?? null);
  const create = may(viewer, "lecturers.keep") && (
    <LinkButton href="/admin/lecturers/new" variant="primary">
      新建讲师
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="讲师" actions={create} />
      <LecturerFilters params={params} filter={filter} organization={organization?.label} />
      <Table
        caption="讲师一览"
        hideCaption
        params={params}
        rows={rows}
        rowKey={({ id }) => String(id)}
        sortedBy={sort}
        empty={
          isNarrowed(filter) || total > 0 ? (
            <EmptyState title="没有符合条件的讲师" text="换一个条件再查；姓名和拼音都从头输入。" />
          ) : (
            <EmptyState title="还没有讲师" text="先登记讲师，再呈报聘任。" action={create} />
          )
        }
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
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} params={params} />
    </>
  );
}
