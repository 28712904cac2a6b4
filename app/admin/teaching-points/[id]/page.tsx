import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { RecordHistory } from "@/components/audit/record-history";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { choiceIn, type SearchParams } from "@/lib/core/address";
import { type Day, dayInShanghai, formatInstant } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { may, requireViewer, type Viewer } from "@/lib/core/viewer";
import { plaqueTerm } from "@/lib/teaching-points/plaques/term";
import { getTeachingPoint, type TeachingPointDetail } from "@/lib/teaching-points/queries";
import { pointStateOn } from "@/lib/teaching-points/rules";
import { TEACHING_POINT_TYPE_LABELS } from "@/lib/teaching-points/schema";
import { recordTitle } from "../../_components/record-title";
import { AttachmentShelf } from "../../attachments/_components/attachment-shelf";
import { ContactPhone } from "../_components/contact-phone";
import { PlaqueTable } from "../_components/plaque-table";
import { PointActions } from "../_components/point-actions";
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
      {tab === "overview" && <Overview viewer={viewer} point={point} today={today} />}
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

function Overview({ viewer, point, today }: { viewer: Viewer; point: TeachingPointDetail; today: Day }) {
  const { id, archivedAt, archiveReason, hostOrganization: host, contactPhone } = point;
  return (
    <>
      {archivedAt && (
        <div className="mb-5">
          <Notice kind="warn" title={`已于 ${formatInstant(archivedAt)} 归档`}>
            {archiveReason}
          </Notice>
        </div>
      )}
      <DescriptionList
        items={[
          {
            term: "承载单位",
            value: host && (
              <Link href={`/admin/organizations/${host.id}`} className="underline underline-offset-4">
                {host.name}
              </Link>
            ),
          },
          { term: "地址", value: point.address },
          { term: "可容纳人数", value: point.capacity && `${point.capacity} 人` },
          { term: "开放时间", value: point.openingHours },
          {
            term: "介绍",
            value: point.description && <span className="whitespace-pre-line">{point.description}</span>,
          },
          { term: "联系人（不公开）", value: point.contactName },
          {
            term: "联系电话（不公开）",
            value: contactPhone && <ContactPhone viewer={viewer} id={id} masked={contactPhone} />,
          },
        ]}
      />
      <section aria-labelledby="plaques" className="mt-8">
        <h2 id="plaques" className="mb-2 font-serif text-lg font-bold">
          授牌记录
        </h2>
        <PlaqueTable viewer={viewer} plaques={point.plaques} today={today} />
      </section>
    </>
  );
}
