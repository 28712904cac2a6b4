import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import type { RouteDetail } from "@/lib/teaching-points/routes/queries";
import { lengthWords } from "@/lib/teaching-points/routes/rules";
import { POINT_STATE_LABELS } from "@/lib/teaching-points/rules";

type Stop = RouteDetail["stops"][number];

/** The stops of a route in order, with a word on points that have no plaque in force. */
export function StopTable({ route: { stops, length } }: { route: RouteDetail }) {
  return (
    <section aria-labelledby="stops" className="mt-8">
      <h2 id="stops" className="mb-2 flex flex-wrap items-baseline gap-x-4 font-serif text-lg font-bold">
        站点
        {stops.length > 0 && (
          <span className="font-sans text-sm font-normal text-ink-soft">
            {stops.length} 站，全程 {lengthWords(length)}
          </span>
        )}
      </h2>
      <Table
        caption="站点"
        hideCaption
        rows={stops}
        rowKey={({ id }) => String(id)}
        empty={<p className="text-sm text-ink-soft">还没有站点，添加之后才能公开。</p>}
        columns={[
          { key: "position", header: "站", align: "right", width: "3em", cell: ({ position }) => position },
          { key: "point", header: "教学点", rowHeader: true, cell: (stop) => <PointCell stop={stop} /> },
          { key: "travel", header: "路上", align: "right", whole: true, cell: (stop) => travelOf(stop) },
          { key: "minutes", header: "停留", align: "right", whole: true, cell: ({ minutes }) => `${minutes} 分钟` },
          { key: "topic", header: "讲什么", cell: ({ topic }) => topic && <div className="max-w-64">{topic}</div> },
          { key: "narrator", header: "谁来讲", cell: ({ narrator }) => narrator },
        ]}
      />
    </section>
  );
}

function PointCell({ stop: { point } }: { stop: Stop }) {
  return (
    <div className="max-w-56 sm:max-w-72">
      <Link href={`/admin/teaching-points/${point.id}`} className="underline underline-offset-4">
        {point.name}
      </Link>{" "}
      {point.state !== "IN_FORCE" && <Badge tone="warn">{POINT_STATE_LABELS[point.state]}</Badge>}{" "}
      {point.archivedAt && <Badge>已归档</Badge>}
    </div>
  );
}

function travelOf({ position, travelMinutes }: Stop): string | null {
  if (position === 1) return null;
  return travelMinutes === null ? "不详" : `${travelMinutes} 分钟`;
}
