import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { RecordHistory } from "@/components/audit/record-history";
import { Standing } from "@/components/lecturers/standing";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import type { SearchParams } from "@/lib/core/address";
import { dayInShanghai, formatDay, formatTerm, toDay, toDayOrNull } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { may, requireViewer } from "@/lib/core/viewer";
import { getAppointment } from "@/lib/lecturers/appointments/queries";
import { CATEGORY_LABELS, END_REASON_LABELS } from "@/lib/lecturers/appointments/schema";
import { recordTitle } from "../../_components/record-title";
import { EndingForm } from "../_components/ending-form";
import { LetterList } from "../_components/letter-list";
import { OwnApproval } from "../_components/own-approval";

const findAppointment = cache(getAppointment);

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export function generateMetadata({ params }: Props): Promise<Metadata> {
  return recordTitle("聘任", params, async (viewer, id) => {
    const appointment = await findAppointment(viewer, id);
    return (appointment?.lecturer ?? appointment?.team)?.name;
  });
}

export default async function AppointmentPage({ params, searchParams }: Props) {
  const viewer = await requireViewer("records.view");
  const id = recordId((await params).id);
  const appointment = id && (await findAppointment(viewer, id));
  if (!appointment) notFound();
  const query = await searchParams;
  const tab = query.tab === "history" ? "history" : "overview";
  const today = dayInShanghai();
  const { lecturer, team } = appointment;
  const term = formatTerm(toDay(appointment.termStart), toDayOrNull(appointment.termEnd));
  const expired = appointment.termEnd !== null && toDay(appointment.termEnd) < today;
  const mayEnd = may(viewer, "appointments.end") && !appointment.endedOn && !expired;
  return (
    <>
      <PageHeader
        title={`${lecturer?.name ?? team?.name}：${CATEGORY_LABELS[appointment.category]}${team ? "讲师团" : "讲师"}`}
        breadcrumbs={[{ label: "聘任", href: "/admin/appointments" }]}
        meta={
          <>
            <Standing appointment={appointment} today={today} />
            {appointment.proposal.approvedByProposer && <OwnApproval />}
            {appointment.isSample && <Badge>示例</Badge>}
          </>
        }
        actions={
          may(viewer, "appointments.make") &&
          !appointment.renewedBy &&
          !appointment.endedOn && <LinkButton href={renewalAddress(appointment)}>续聘</LinkButton>
        }
      />
      <Tabs
        label="聘任"
        params={query}
        current={tab}
        tabs={[
          { key: "overview", label: "概要" },
          { key: "history", label: "历史" },
        ]}
      />
      {tab === "history" ? (
        <RecordHistory viewer={viewer} subjectType="appointment" subjectId={appointment.id} />
      ) : (
        <>
          <DescriptionList
            items={[
              {
                term: team ? "讲师团" : "讲师",
                value: lecturer ? (
                  <Link href={`/admin/lecturers/${lecturer.id}`}>{lecturer.name}</Link>
                ) : (
                  <Link href={`/admin/lecturer-teams/${team?.id}`}>{team?.name}</Link>
                ),
              },
              { term: "聘期（聘书所印）", value: term },
              {
                term: "提前结束",
                value: appointment.endedOn && appointment.endReason && (
                  <>
                    {END_REASON_LABELS[appointment.endReason]}，最后一天 {formatDay(toDay(appointment.endedOn))}。
                    {appointment.endNote}
                  </>
                ),
              },
              {
                term: "仪式",
                value: appointment.ceremony && (
                  <Link href={`/admin/ceremonies/${appointment.ceremony.id}`}>{appointment.ceremony.title}</Link>
                ),
              },
              {
                term: "呈报",
                value: (
                  <Link href={`/admin/appointments/proposals/${appointment.proposalId}`}>
                    第 {appointment.proposalId} 号
                  </Link>
                ),
              },
              { term: "续自", value: appointment.renewalOf && <AppointmentLink of={appointment.renewalOf} /> },
              { term: "续聘为", value: appointment.renewedBy && <AppointmentLink of={appointment.renewedBy} /> },
            ]}
          />
          <LetterList viewer={viewer} letters={appointment.letters} />
          {mayEnd && <EndingForm id={appointment.id} version={appointment.version} />}
        </>
      )}
    </>
  );
}

function AppointmentLink({ of }: { of: { id: number; termStart: Date; termEnd: Date | null } }) {
  return <Link href={`/admin/appointments/${of.id}`}>{formatTerm(toDay(of.termStart), toDayOrNull(of.termEnd))}</Link>;
}

/** The form of a renewal for the same person and category. */
function renewalAddress(appointment: { lecturerId: number | null; teamId: number | null; category: string }): string {
  const query = new URLSearchParams({
    kind: "RENEWAL",
    lecturers: String(appointment.lecturerId ?? ""),
    teams: String(appointment.teamId ?? ""),
    category: appointment.category,
  });
  return `/admin/appointments/new?${query}`;
}
