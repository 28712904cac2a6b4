import type { Metadata } from "next";
import Link from "next/link";
import { Term } from "@/components/lecturers/term";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { formatInstant, formatTerm, toDay, toDayOrNull } from "@/lib/core/dates";
import { requireViewer } from "@/lib/core/viewer";
import { listPendingProposals } from "@/lib/lecturers/appointments/proposals/queries";
import { firstNames, namesIn } from "@/lib/lecturers/appointments/proposals/rules";
import { CATEGORY_LABELS, PROPOSAL_KIND_LABELS } from "@/lib/lecturers/appointments/schema";

export const metadata: Metadata = { title: "待批呈报" };

export default async function PendingProposalsPage() {
  const viewer = await requireViewer("records.view");
  const proposals = await listPendingProposals(viewer);
  return (
    <>
      <PageHeader title="待批呈报" breadcrumbs={[{ label: "聘任", href: "/admin/appointments" }]} />
      <Table
        caption="等待分管领导批准的呈报"
        hideCaption
        narrow="stack"
        rows={proposals}
        rowKey={({ id }) => String(id)}
        empty={<EmptyState title="没有等待批准的呈报" />}
        columns={[
          {
            key: "id",
            header: "呈报",
            whole: true,
            cell: ({ id }) => <Link href={`/admin/appointments/proposals/${id}`}>第 {id} 号</Link>,
          },
          {
            key: "what",
            header: "内容",
            whole: true,
            cell: (row) => `${PROPOSAL_KIND_LABELS[row.kind]} ${CATEGORY_LABELS[row.category]}`,
          },
          { key: "who", header: "名单", cell: whomOf },
          {
            key: "term",
            header: "聘期",
            cell: (row) => <Term text={formatTerm(toDay(row.termStart), toDayOrNull(row.termEnd))} />,
          },
          { key: "ceremony", header: "仪式", cell: (row) => row.ceremony?.title ?? "—" },
          { key: "by", header: "呈报人", whole: true, cell: (row) => row.proposedBy },
          { key: "at", header: "呈报时间", whole: true, cell: (row) => formatInstant(row.proposedAt) },
        ]}
      />
    </>
  );
}

type Proposal = Awaited<ReturnType<typeof listPendingProposals>>[number];

/** The first names and how many there are, so that a leader knows a proposal before opening it. */
function whomOf({ candidates, _count }: Proposal): string {
  return firstNames(namesIn(candidates), _count.candidates);
}
