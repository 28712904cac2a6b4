import Link from "next/link";
import type { ReactNode } from "react";
import { StateBadge } from "@/components/records/state-badge";
import { ColorBadge } from "@/components/teaching-points/color-badge";
import type { AddressParams } from "@/components/ui/address";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import type { ListedRoute } from "@/lib/teaching-points/routes/queries";
import { minutesWords, wayWords } from "@/lib/teaching-points/routes/rules";

type Props = { rows: ListedRoute[]; params: AddressParams; sortedBy: string; empty: ReactNode };

/** Routes with where they stop, how long they take and whether they are public. */
export function RouteTable({ rows, params, sortedBy, empty }: Props) {
  return (
    <Table
      caption="线路一览"
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
            <div className="max-w-56 sm:max-w-72">
              <Link href={`/admin/routes/${row.id}`} className="underline underline-offset-4">
                {row.name}
              </Link>{" "}
              {row.isSample && <Badge>示例</Badge>}
            </div>
          ),
        },
        {
          key: "color",
          header: "四色",
          sortKey: "color",
          whole: true,
          cell: ({ color, theme }) => <ColorBadge color={color} theme={theme} />,
        },
        {
          key: "stops",
          header: "站点",
          cell: ({ stops }) => (
            <div className="max-w-72">
              {stops.length > 0 ? (
                <>
                  {stops.length} 站
                  <span className="block text-xs text-ink-soft">
                    {stops.map(({ teachingPoint }) => teachingPoint.name).join(" → ")}
                  </span>
                </>
              ) : (
                "还没有站点"
              )}
            </div>
          ),
        },
        {
          key: "length",
          header: "全程",
          whole: true,
          cell: ({ stops, length }) =>
            stops.length > 0 && (
              <>
                {minutesWords(length.minutes)}
                <span className="block text-xs text-ink-soft">{wayWords(length)}</span>
              </>
            ),
        },
        { key: "state", header: "状态", whole: true, width: "6em", cell: (row) => <StateBadge record={row} /> },
      ]}
    />
  );
}
