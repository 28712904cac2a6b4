import type { Metadata } from "next";
import Link from "next/link";
import { Standing } from "@/components/lecturers/standing";
import { Term } from "@/components/lecturers/term";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect, SearchField } from "@/components/ui/filter-bar";
import { FilterDate } from "@/components/ui/filter-date";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { numberIn, type SearchParams, textIn } from "@/lib/core/address";
import { dayInShanghai, formatDay, formatTerm, toDay, toDayOrNull } from "@/lib/core/dates";
import { may, requireViewer } from "@/lib/core/viewer";
import { countPendingProposals } from "@/lib/lecturers/appointments/proposals/queries";
import { listAppointments } from "@/lib/lecturers/appointments/queries";
import { CATEGORY_LABELS, PROPOSAL_KIND_LABELS } from "@/lib/lecturers/appointments/schema";
import { appointmentFilterIn } from "./_components/appointment-filter";

export const metadata: Metadata = { title: "聘任" };

const PAGE_SIZE = 50;

export default async function AppointmentsPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("records.view");
  const params = await searchParams;
  const page = numberIn(params.page, 1, 1_000_000) ?? 1;
  const filter = appointmentFilterIn(params);
  const { rows, total } = await listAppointments(viewer, filter, { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE });
  const pending = await countPendingProposals(viewer);
  const today = dayInShanghai();
  return (
    <>
      <PageHeader
        title="聘任"
        meta={filter.ending && `只列聘期在${formatDay(filter.ending.until)}或之前结束、还没有续聘的`}
        actions={
          may(viewer, "appointments.make") && (
            <LinkButton href="/admin/appointments/new" variant="primary">
              呈报聘任
            </LinkButton>
          )
        }
      />
      {pending > 0 && (
        <div className="mb-4">
          <Notice kind="warn">
            有 {pending} 份呈报等待批准：<Link href="/admin/appointments/proposals">查看待批呈报</Link>
          </Notice>
        </div>
      )}
      <FilterBar
        label="筛选聘任"
        params={params}
        names={["q", "category", "subject", "on", "started", "ended", "ending"]}
      >
        <SearchField label="姓名、拼音首字母或聘书编号" name="q" value={filter.text} />
        <FilterSelect label="类别" name="category" value={filter.category} options={optionsOf(CATEGORY_LABELS)} />
        <FilterSelect
          label="对象"
          name="subject"
          value={filter.subject}
          options={[
            { value: "LECTURER", label: "讲师" },
            { value: "TEAM", label: "讲师团" },
          ]}
        />
        <FilterDate label="在这一天有效" name="on" value={textIn(params.on)} />
      </FilterBar>
      <Table
        caption="聘任一览"
        hideCaption
        params={params}
        rows={rows}
        rowKey={({ id }) => String(id)}
        empty={<EmptyState title="没有符合条件的聘任" text="换一个条件，或者呈报新的聘任。" />}
        columns={[
          {
            key: "name",
            header: "姓名",
            cell: (row) => (
              <>
                <Link href={`/admin/appointments/${row.id}`}>{row.lecturer?.name ?? row.team?.name}</Link>{" "}
                {row.isSample && <Badge>示例</Badge>}
                {row.lecturer && (
                  <span className="block text-xs text-ink-soft">
                    {[row.lecturer.organization?.name, row.lecturer.post].filter(Boolean).join(" ")}
                  </span>
                )}
              </>
            ),
          },
          {
            key: "category",
            header: "类别",
            whole: true,
            cell: (row) => `${CATEGORY_LABELS[row.category]}${row.team ? "讲师团" : ""}`,
          },
          {
            key: "kind",
            header: "方式",
            whole: true,
            cell: (row) => PROPOSAL_KIND_LABELS[row.renewalOfId ? "RENEWAL" : "NEW"],
          },
          {
            key: "term",
            header: "聘期",
            cell: (row) => <Term text={formatTerm(toDay(row.termStart), toDayOrNull(row.termEnd))} />,
          },
          { key: "standing", header: "现状", cell: (row) => <Standing appointment={row} today={today} /> },
          { key: "letter", header: "聘书编号", whole: true, cell: (row) => row.letters[0]?.letterNo ?? "—" },
        ]}
      />
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} params={params} />
    </>
  );
}

function optionsOf(labels: Record<string, string>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
