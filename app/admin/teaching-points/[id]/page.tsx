import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { RecordHistory } from "@/components/audit/record-history";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { choiceIn, type SearchParams } from "@/lib/core/address";
import { dayInShanghai } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { may, requireViewer } from "@/lib/core/viewer";
import { plaqueTerm } from "@/lib/teaching-points/plaques/term";
import { getTeachingPoint } from "@/lib/teaching-points/queries";
import { pointStateOn } from "@/lib/teaching-points/rules";
import { TEACHING_POINT_TYPE_LABELS } from "@/lib/teaching-points/schema";
import { recordTitle } from "../../_components/record-title";
import { AttachmentShelf } from "../../attachments/_components/attachment-shelf";
import { PointActions } from "../_components/point-actions";
import { PointOverview } from "../_components/point-overview";
import { StateBadge } from "../_components/state-badge";

const findPoint = cache(getTeachingPoint);

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export function generateMetadata({ params }: Props): Promise<Metadata> {
  return recordTitle("教学点", params, async (viewer, id) => (await findPoint(viewer, id))?.name);
}

export default async function TeachingPointPage({ params, searchParams }: Props) {
  const viewer = await requireViewer("records.view");
  const id = recordId((await params).id);
  const point = id && (await findPoint(viewer, id));
  if (!point) notFound();
  const query = await searchParams;
  const tab = choiceIn(query.tab, ["files", "history"]) ?? "overview";
  const today = dayInShanghai();
  const state = pointStateOn(point.plaques.map(plaqueTerm), today);
  return (
    <>
      <PageHeader
        title={point.name}
        breadcrumbs={[{ label: "教学点", href: "/admin/teaching-points" }]}
        meta={
          <>
            <StateBadge state={state} archivedAt={point.archivedAt} />
            {point.isSample && <Badge>示例</Badge>}
            <span>{TEACHING_POINT_TYPE_LABELS[point.type]}</span>
          </>
        }
        actions={<PointActions viewer={viewer} point={point} state={state} />}
      />
      <Tabs
        label="教学点"
        params={query}
        current={tab}
        tabs={[
          { key: "overview", label: "概要" },
          { key: "files", label: "照片与视频", count: point._count.attachments },
          { key: "history", label: "历史" },
        ]}
      />
      {tab === "overview" && <PointOverview viewer={viewer} point={point} today={today} />}
      {tab === "files" && (
        <AttachmentShelf
          viewer={viewer}
          owner={{ type: "teaching-point", id: point.id }}
          kinds={["PICTURE", "VIDEO"]}
          isEditable={may(viewer, "attachments.keep") && !point.archivedAt}
        />
      )}
      {tab === "history" && <RecordHistory viewer={viewer} subjectType="teaching-point" subjectId={point.id} />}
    </>
  );
}
