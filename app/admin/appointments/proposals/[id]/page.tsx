import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { RecordHistory } from "@/components/audit/record-history";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { ConfirmButton } from "@/components/ui/dialog";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { formatDay, formatInstant, formatTerm, toDay, toDayOrNull } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { may, requireViewer } from "@/lib/core/viewer";
import { getProposal } from "@/lib/lecturers/appointments/proposals/queries";
import { firstNames, namesIn } from "@/lib/lecturers/appointments/proposals/rules";
import { refusalToApprove } from "@/lib/lecturers/appointments/rules";
import { CATEGORY_LABELS, PROPOSAL_KIND_LABELS } from "@/lib/lecturers/appointments/schema";
import { getSettings } from "@/lib/settings/queries";
import { recordTitle } from "../../../_components/record-title";
import { OwnApproval } from "../../_components/own-approval";
import { approve, decline } from "../../actions";

type Props = { params: Promise<{ id: string }> };

export function generateMetadata({ params }: Props): Promise<Metadata> {
  return recordTitle("聘任呈报", params, async (_viewer, id) => `第 ${id} 号`);
}

export default async function ProposalPage({ params }: Props) {
  const viewer = await requireViewer("records.view");
  const id = recordId((await params).id);
  const proposal = id && (await getProposal(viewer, id));
  if (!proposal) notFound();
  const { approvedAt, declinedAt, ceremony, candidates, appointments } = proposal;
  const open = !approvedAt && !declinedAt;
  const isSmallSchool = (await getSettings()).smallSchool === "yes";
  const refusal = refusalToApprove({
    proposedById: proposal.proposedById,
    decidedById: viewer.accountId,
    isSmallSchool,
  });
  const whom = firstNames(namesIn(candidates));
  const what = `${PROPOSAL_KIND_LABELS[proposal.kind]} ${CATEGORY_LABELS[proposal.category]}`;
  const term = formatTerm(toDay(proposal.termStart), toDayOrNull(proposal.termEnd));
  const letters = new Map(appointments.map((one) => [one.lecturerId ? `L${one.lecturerId}` : `T${one.teamId}`, one]));
  return (
    <>
      <PageHeader
        title={`第 ${proposal.id} 号聘任呈报`}
        breadcrumbs={[
          { label: "聘任", href: "/admin/appointments" },
          { label: "待批呈报", href: "/admin/appointments/proposals" },
        ]}
        meta={
          <>
            <StateBadge approvedAt={approvedAt} declinedAt={declinedAt} />
            <span>呈报人：{proposal.proposedBy}</span>
            {proposal.approvedByProposer && <OwnApproval />}
          </>
        }
        actions={
          <>
            {open && may(viewer, "appointments.approve") && (
              <>
                {!refusal && (
                  <ConfirmButton
                    trigger="批准"
                    variant="primary"
                    title={`批准聘任${whom}？`}
                    text={`${what}，共 ${candidates.length} 个，聘期 ${term}。批准后聘书立即编号，编号不会收回重用。`}
                    action={approve}
                    hidden={{ proposalId: proposal.id }}
                    confirmLabel="批准并编号"
                  />
                )}
                <ConfirmButton
                  trigger="退回"
                  title={`退回${whom}的呈报？`}
                  action={decline}
                  hidden={{ proposalId: proposal.id }}
                  confirmLabel="退回"
                  confirmVariant="danger"
                  reason={{ name: "reason", label: "退回理由", required: true }}
                />
              </>
            )}
            {approvedAt && ceremony && may(viewer, "letters.print") && (
              <LinkButton href={`/admin/ceremonies/${ceremony.id}/letters`}>打印聘书</LinkButton>
            )}
          </>
        }
      />
      {open && refusal && may(viewer, "appointments.approve") && (
        <p className="mb-4 text-sm text-ink-soft">{refusal}</p>
      )}
      <DescriptionList
        items={[
          { term: "内容", value: what },
          { term: "聘期", value: term },
          {
            term: "仪式",
            value: ceremony && (
              <>
                <Link href={`/admin/ceremonies/${ceremony.id}`}>{ceremony.title}</Link>（
                {formatDay(toDay(ceremony.heldOn))}）
              </>
            ),
          },
          { term: "备注", value: proposal.remark },
          { term: "呈报人", value: proposal.proposedBy },
          { term: "呈报时间", value: formatInstant(proposal.proposedAt) },
          { term: "退回理由", value: proposal.declineReason },
        ]}
      />
      <h2 className="mt-8 mb-3 font-serif text-lg font-bold">名单（{candidates.length}）</h2>
      <Table
        caption="呈报名单"
        hideCaption
        rows={candidates}
        rowKey={(row) => String(row.id)}
        columns={[
          {
            key: "name",
            header: "姓名",
            cell: ({ lecturer, team }) =>
              lecturer ? (
                <Link href={`/admin/lecturers/${lecturer.id}`}>{lecturer.name}</Link>
              ) : (
                <Link href={`/admin/lecturer-teams/${team?.id}`}>{team?.name}</Link>
              ),
          },
          { key: "post", header: "职务", cell: ({ lecturer }) => lecturer?.post ?? "—" },
          {
            key: "letter",
            header: "聘书",
            cell: ({ lecturerId, teamId }) => {
              const appointment = letters.get(lecturerId ? `L${lecturerId}` : `T${teamId}`);
              return appointment ? (
                <Link href={`/admin/appointments/${appointment.id}`}>{appointment.letters.at(-1)?.letterNo}</Link>
              ) : (
                "—"
              );
            },
          },
        ]}
      />
      <h2 className="mt-8 mb-3 font-serif text-lg font-bold">历史</h2>
      <RecordHistory viewer={viewer} subjectType="proposal" subjectId={proposal.id} />
    </>
  );
}

function StateBadge({ approvedAt, declinedAt }: { approvedAt: Date | null; declinedAt: Date | null }) {
  if (approvedAt) return <Badge tone="ok">已批准 {formatInstant(approvedAt)}</Badge>;
  if (declinedAt) return <Badge tone="danger">已退回 {formatInstant(declinedAt)}</Badge>;
  return <Badge tone="warn">等待批准</Badge>;
}
