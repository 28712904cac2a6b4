import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { formatInstant, formatTerm, toDay, toDayOrNull } from "@/lib/core/dates";
import { requireViewer } from "@/lib/core/viewer";
import { listPendingProposals } from "@/lib/lecturers/appointments/proposals/queries";
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
        rows={proposals}
        rowKey={({ id }) => String(id)}
        empty={<EmptyState title="没有等待批准的呈报" />}
        columns={[
          {
            key: "id",
            header: "呈报",
            cell: ({ id }) => <Link href={`/admin/appointments/proposals/${id}`}>第 {id} 号</Link>,
          },
          {
            key: "what",
            header: "内容",
            cell: (row) => `${PROPOSAL_KIND_LABELS[row.kind]} ${CATEGORY_LABELS[row.category]}`,
          },
          { key: "count", header: "人数", align: "right", cell: (row) => row._count.candidates },
          { key: "term", header: "聘期", cell: (row) => formatTerm(toDay(row.termStart), toDayOrNull(row.termEnd)) },
          { key: "ceremony", header: "仪式", cell: (row) => row.ceremony?.title ?? "—" },
          { key: "at", header: "呈报时间", cell: (row) => formatInstant(row.proposedAt) },
        ]}
      />
    </>
  );
}
