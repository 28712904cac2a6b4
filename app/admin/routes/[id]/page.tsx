import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { RecordHistory } from "@/components/audit/record-history";
import { StateBadge } from "@/components/records/state-badge";
import { ColorBadge } from "@/components/teaching-points/color-badge";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { choiceIn, type SearchParams } from "@/lib/core/address";
import { dayInShanghai } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { may, requireViewer } from "@/lib/core/viewer";
import { getRoute } from "@/lib/teaching-points/routes/queries";
import { recordTitle } from "../../_components/record-title";
import { AttachmentShelf } from "../../attachments/_components/attachment-shelf";
import { RouteActions } from "../_components/route-actions";
import { RouteOverview } from "../_components/route-overview";

const findRoute = cache(getRoute);

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export function generateMetadata({ params }: Props): Promise<Metadata> {
  return recordTitle("线路", params, async (viewer, id) => (await findRoute(viewer, id, dayInShanghai()))?.name);
}

export default async function RoutePage({ params, searchParams }: Props) {
  const viewer = await requireViewer("records.view");
  const id = recordId((await params).id);
  const route = id && (await findRoute(viewer, id, dayInShanghai()));
  if (!route) notFound();
  const query = await searchParams;
  const tab = choiceIn(query.tab, ["files", "history"]) ?? "overview";
  return (
    <>
      <PageHeader
        title={route.name}
        breadcrumbs={[{ label: "线路", href: "/admin/routes" }]}
        meta={
          <>
            <StateBadge record={route} />
            {route.isSample && <Badge>示例</Badge>}
            <ColorBadge color={route.color} theme={route.theme} />
            <span>{route.stops.length > 0 ? `${route.stops.length} 站` : "还没有站点"}</span>
          </>
        }
        actions={<RouteActions viewer={viewer} route={route} />}
      />
      <Tabs
        label="线路"
        params={query}
        current={tab}
        tabs={[
          { key: "overview", label: "概要" },
          { key: "files", label: "照片与文件", count: route._count.attachments },
          { key: "history", label: "历史" },
        ]}
      />
      {tab === "overview" && <RouteOverview route={route} />}
      {tab === "files" && (
        <AttachmentShelf
          viewer={viewer}
          owner={{ type: "route", id: route.id }}
          kinds={["PICTURE", "VIDEO", "DOCUMENT"]}
          isEditable={may(viewer, "attachments.keep") && !route.archivedAt}
        />
      )}
      {tab === "history" && <RecordHistory viewer={viewer} subjectType="route" subjectId={route.id} />}
    </>
  );
}
