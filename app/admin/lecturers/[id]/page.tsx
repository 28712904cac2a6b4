import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { RecordHistory } from "@/components/audit/record-history";
import { AppointedAs } from "@/components/lecturers/appointed-as";
import { AppointmentTable } from "@/components/lecturers/appointment-table";
import { ArchivedNotice } from "@/components/records/archived-notice";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { choiceIn, type SearchParams } from "@/lib/core/address";
import { dayInShanghai } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { may, requireViewer } from "@/lib/core/viewer";
import { getLecturer, listAppointmentsOf, listMembershipsOf } from "@/lib/lecturers/queries";
import { whoIs } from "@/lib/lecturers/rules";
import { recordTitle } from "../../_components/record-title";
import { AttachmentShelf } from "../../attachments/_components/attachment-shelf";
import { ConsentSection } from "../_components/consent-section";
import { LecturerActions } from "../_components/lecturer-actions";
import { LecturerFacts } from "../_components/lecturer-facts";
import { MembershipTable } from "../_components/membership-table";

const findLecturer = cache(getLecturer);

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export function generateMetadata({ params }: Props): Promise<Metadata> {
  return recordTitle("讲师", params, async (viewer, id) => (await findLecturer(viewer, id, dayInShanghai()))?.name);
}

export default async function LecturerPage({ params, searchParams }: Props) {
  const viewer = await requireViewer("records.view");
  const id = recordId((await params).id);
  const today = dayInShanghai();
  const lecturer = id && (await findLecturer(viewer, id, today));
  if (!lecturer) notFound();
  const query = await searchParams;
  const tab = choiceIn(query.tab, ["appointments", "teams", "files", "history"]) ?? "overview";
  return (
    <>
      <PageHeader
        title={lecturer.name}
        breadcrumbs={[{ label: "讲师", href: "/admin/lecturers" }]}
        meta={
          <>
            {whoIs(lecturer)}
            <AppointedAs inForce={lecturer.inForce} />
            {lecturer.isSample && <Badge>示例</Badge>}
            {lecturer.archivedAt && <Badge tone="warn">已归档</Badge>}
          </>
        }
        actions={<LecturerActions viewer={viewer} lecturer={lecturer} />}
      />
      <ArchivedNotice record={lecturer} />
      <Tabs
        label="讲师"
        params={query}
        current={tab}
        tabs={[
          { key: "overview", label: "概要" },
          { key: "appointments", label: "聘任", count: lecturer._count.appointments },
          { key: "teams", label: "讲师团", count: lecturer._count.memberships },
          { key: "files", label: "照片", count: lecturer._count.attachments },
          { key: "history", label: "历史" },
        ]}
      />
      {tab === "overview" && (
        <>
          <LecturerFacts viewer={viewer} lecturer={lecturer} />
          <ConsentSection viewer={viewer} lecturer={lecturer} />
        </>
      )}
      {tab === "appointments" && (
        <AppointmentTable appointments={await listAppointmentsOf(viewer, { lecturerId: lecturer.id })} today={today} />
      )}
      {tab === "teams" && <MembershipTable memberships={await listMembershipsOf(viewer, lecturer.id)} />}
      {tab === "files" && (
        <AttachmentShelf
          viewer={viewer}
          owner={{ type: "lecturer", id: lecturer.id }}
          kinds={["PICTURE"]}
          isEditable={may(viewer, "attachments.keep") && !lecturer.archivedAt}
        />
      )}
      {tab === "history" && <RecordHistory viewer={viewer} subjectType="lecturer" subjectId={lecturer.id} />}
    </>
  );
}
