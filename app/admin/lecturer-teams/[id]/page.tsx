import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { RecordHistory } from "@/components/audit/record-history";
import { AppointedAs } from "@/components/lecturers/appointed-as";
import { AppointmentTable } from "@/components/lecturers/appointment-table";
import { ArchivedNotice } from "@/components/records/archived-notice";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { choiceIn, type SearchParams } from "@/lib/core/address";
import { dayInShanghai } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { may, requireViewer } from "@/lib/core/viewer";
import { listAppointmentsOf } from "@/lib/lecturers/queries";
import { getTeam } from "@/lib/lecturers/teams/queries";
import { recordTitle } from "../../_components/record-title";
import { MemberForm } from "../_components/member-form";
import { MemberTable } from "../_components/member-table";
import { TeamActions } from "../_components/team-actions";

const findTeam = cache(getTeam);

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export function generateMetadata({ params }: Props): Promise<Metadata> {
  return recordTitle("讲师团", params, async (viewer, id) => (await findTeam(viewer, id, dayInShanghai()))?.name);
}

export default async function TeamPage({ params, searchParams }: Props) {
  const viewer = await requireViewer("records.view");
  const id = recordId((await params).id);
  const today = dayInShanghai();
  const team = id && (await findTeam(viewer, id, today));
  if (!team) notFound();
  const query = await searchParams;
  const tab = choiceIn(query.tab, ["appointments", "history"]) ?? "overview";
  const keeps = may(viewer, "lecturers.keep") && !team.archivedAt;
  return (
    <>
      <PageHeader
        title={team.name}
        breadcrumbs={[{ label: "讲师团", href: "/admin/lecturer-teams" }]}
        meta={
          <>
            <AppointedAs inForce={team.inForce} />
            {team.isSample && <Badge>示例</Badge>}
            {team.archivedAt && <Badge tone="warn">已归档</Badge>}
          </>
        }
        actions={<TeamActions viewer={viewer} team={team} />}
      />
      <ArchivedNotice record={team} />
      <Tabs
        label="讲师团"
        params={query}
        current={tab}
        tabs={[
          { key: "overview", label: "概要与成员" },
          { key: "appointments", label: "聘任", count: team._count.appointments },
          { key: "history", label: "历史" },
        ]}
      />
      {tab === "overview" && (
        <>
          <DescriptionList
            items={[
              {
                term: "所属组织",
                value: team.organization && (
                  <Link href={`/admin/organizations/${team.organization.id}`}>{team.organization.name}</Link>
                ),
              },
              { term: "简介", value: team.description && <p className="whitespace-pre-line">{team.description}</p> },
            ]}
          />
          <h2 className="mt-8 mb-3 font-serif text-lg font-bold">成员</h2>
          <MemberTable members={team.memberships} today={today} keeps={keeps} />
          {keeps && <MemberForm key={team.memberships.length} teamId={team.id} />}
        </>
      )}
      {tab === "appointments" && (
        <AppointmentTable appointments={await listAppointmentsOf(viewer, { teamId: team.id })} today={today} />
      )}
      {tab === "history" && <RecordHistory viewer={viewer} subjectType="team" subjectId={team.id} />}
    </>
  );
}
