import Link from "next/link";
import type { ReactNode } from "react";
import type { AddressParams } from "@/components/ui/address";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import type { Day } from "@/lib/core/dates";
import { inForceOn } from "@/lib/teaching-points/plaques/rules";
import { plaqueTerm } from "@/lib/teaching-points/plaques/term";
import type { listTeachingPoints } from "@/lib/teaching-points/queries";
import { pointStateOn } from "@/lib/teaching-points/rules";
import { TEACHING_POINT_TYPE_LABELS } from "@/lib/teaching-points/schema";
import { StateBadge } from "./state-badge";

type Row = Awaited<ReturnType<typeof listTeachingPoints>>["rows"][number];
type Props = { rows: Row[]; today: Day; params: AddressParams; sortedBy: string; empty: ReactNode };

/** Teaching points with how they stand today. */
export function PointTable({ rows, today, params, sortedBy, empty }: Props) {
  return (
    <Table
      caption="教学点一览"
      hideCaption
      params={params}
      sortedBy={sortedBy}
      rows={rows}
      rowKey={({ id }) => String(id)}
      empty={empty}
      columns={[
        {
          key: "name",
          header: "名称",
          sortKey: "name",
          cell: (row) => (
            <div className="max-w-56 sm:max-w-none">
              <Link href={`/admin/teaching-points/${row.id}`} className="underline underline-offset-4">
                {row.name}
              </Link>{" "}
              {row.isSample && <Badge>示例</Badge>}
              {row.address && <span className="block text-xs text-ink-soft">{row.address}</span>}
            </div>
          ),
        },
        {
          key: "state",
          header: "状态",
          whole: true,
          cell: (row) => (
            <StateBadge state={pointStateOn(row.plaques.map(plaqueTerm), today)} archivedAt={row.archivedAt} />
          ),
        },
        { key: "batch", header: "批次", whole: true, cell: (row) => batchesOf(row, today) },
        { key: "type", header: "类型", whole: true, cell: (row) => TEACHING_POINT_TYPE_LABELS[row.type] },
        {
          key: "host",
          header: "承载单位",
          cell: ({ hostOrganization: host }) =>
            host && (
              <Link href={`/admin/organizations/${host.id}`} className="underline underline-offset-4">
                {host.name}
              </Link>
            ),
        },
        { key: "capacity", header: "容纳", sortKey: "capacity", align: "right", cell: (row) => row.capacity },
      ]}
    />
  );
}

/** The batch of the plaque in force, else of those there were. */
function batchesOf({ plaques }: Row, today: Day): string | null {
  const standing = plaques.filter((plaque) => inForceOn(plaqueTerm(plaque), today));
  const shown = standing.length > 0 ? standing : plaques;
  return shown.length > 0 ? shown.map(({ batch }) => `第${batch}批`).join("、") : null;
}
