import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { RecordHistory } from "@/components/audit/record-history";
import { ArchivedNotice } from "@/components/records/archived-notice";
import { PublicSince } from "@/components/records/public-since";
import { StateBadge } from "@/components/records/state-badge";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { type CeremonyDetail, getCeremony } from "@/lib/ceremonies/queries";
import { choiceIn, type SearchParams } from "@/lib/core/address";
import { formatDay, toDay } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { formatTimes } from "@/lib/core/times";
import { may, requireViewer, type Viewer } from "@/lib/core/viewer";
import { recordTitle } from "../../_components/record-title";
import { AttachmentShelf } from "../../attachments/_components/attachment-shelf";
import { CeremonyActions } from "../_components/ceremony-actions";
import { HandedOver } from "../_components/handed-over";
import { Programme } from "../_components/programme";

const findCeremony = cache(getCeremony);

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export function generateMetadata({ params }: Props): Promise<Metadata> {
  return recordTitle("仪式", params, async (viewer, id) => (await findCeremony(viewer, id))?.title);
}

export default async function CeremonyPage({ params, searchParams }: Props) {
  const viewer = await requireViewer("records.view");
  const id = recordId((await params).id);
  const ceremony = id && (await findCeremony(viewer, id));
  if (!ceremony) notFound();
  const query = await searchParams;
  const tab = choiceIn(query.tab, ["files", "history"]) ?? "overview";
  const isEditable = may(viewer, "attachments.keep") && !ceremony.archivedAt;
  return (
    <>
      <PageHeader
        title={ceremony.title}
        breadcrumbs={[{ label: "仪式", href: "/admin/ceremonies" }]}
        meta={
          <>
            <StateBadge record={ceremony} />
            {ceremony.isSample && <Badge>示例</Badge>}
            <span>{[formatDay(toDay(ceremony.heldOn)), formatTimes(ceremony)].filter(Boolean).join(" ")}</span>
            <span>{ceremony.place}</span>
          </>
        }
        actions={<CeremonyActions viewer={viewer} ceremony={ceremony} />}
      />
      <Tabs
        label="仪式"
        params={query}
        current={tab}
        tabs={[
          { key: "overview", label: "概要" },
          { key: "files", label: "照片与文件", count: ceremony._count.attachments },
          { key: "history", label: "历史" },
        ]}
      />
      {tab === "overview" && <Overview viewer={viewer} ceremony={ceremony} />}
      {tab === "files" && (
        <AttachmentShelf
          viewer={viewer}
          owner={{ type: "ceremony", id: ceremony.id }}
          kinds={["PICTURE", "VIDEO", "DOCUMENT"]}
          isEditable={isEditable}
        />
      )}
      {tab === "history" && <RecordHistory viewer={viewer} subjectType="ceremony" subjectId={ceremony.id} />}
    </>
  );
}

function Overview({ viewer, ceremony }: { viewer: Viewer; ceremony: CeremonyDetail }) {
  const { id, archivedAt, heldOn, heldOnRemark, place, summary, publishedAt, agenda } = ceremony;
  const keeps = may(viewer, "ceremonies.keep") && !archivedAt;
  return (
    <>
      <ArchivedNotice record={ceremony} />
      <DescriptionList
        items={[
          { term: "举办日期", value: formatDay(toDay(heldOn)) },
          { term: "时间", value: formatTimes(ceremony) },
          { term: "日期说明", value: heldOnRemark && <span className="whitespace-pre-line">{heldOnRemark}</span> },
          { term: "地点", value: place },
          { term: "简介", value: summary && <span className="whitespace-pre-line">{summary}</span> },
          { term: "公开", value: <PublicSince publishedAt={publishedAt} href={`/ceremonies/${id}`} /> },
        ]}
      />
      <section aria-labelledby="agenda" className="mt-8">
        <h2 id="agenda" className="mb-2 font-serif text-lg font-bold">
          议程
        </h2>
        {agenda.length > 0 ? (
          <Programme agenda={agenda} />
        ) : (
          <EmptyState
            title="还没有议程"
            action={keeps && <LinkButton href={`/admin/ceremonies/${id}/agenda/new`}>添加环节</LinkButton>}
          />
        )}
      </section>
      <HandedOver viewer={viewer} ceremony={ceremony} />
    </>
  );
}
