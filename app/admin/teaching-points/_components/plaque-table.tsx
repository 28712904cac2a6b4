import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import { type Day, formatDay, toDay } from "@/lib/core/dates";
import { may, type Viewer } from "@/lib/core/viewer";
import { inForceOn } from "@/lib/teaching-points/plaques/rules";
import { plaqueTerm } from "@/lib/teaching-points/plaques/term";
import type { TeachingPointDetail } from "@/lib/teaching-points/queries";
import { WithdrawalDialog } from "./withdrawal-dialog";

type Props = { viewer: Viewer; plaques: TeachingPointDetail["plaques"]; today: Day };

/** Every plaque a point had, latest first. */
export function PlaqueTable({ viewer, plaques, today }: Props) {
  const keeps = may(viewer, "plaques.keep");
  return (
    <Table
      caption="历次授牌"
      hideCaption
      rows={plaques}
      rowKey={({ id }) => String(id)}
      empty={<p className="text-sm text-ink-soft">还没有授过牌，不计入现有教学点，也不公开。</p>}
      columns={[
        {
          key: "batch",
          header: "批次",
          whole: true,
          cell: (plaque) => (
            <>
              第{plaque.batch}批 {inForceOn(plaqueTerm(plaque), today) && <Badge tone="ok">在册</Badge>}
            </>
          ),
        },
        { key: "awardedOn", header: "授牌日期", whole: true, cell: ({ awardedOn }) => formatDay(toDay(awardedOn)) },
        {
          key: "withdrawn",
          header: "摘牌",
          cell: (plaque) =>
            plaque.withdrawnOn ? (
              <div className="max-w-56 sm:max-w-none">
                最后一天 {formatDay(toDay(plaque.withdrawnOn))}
                <span className="block text-xs text-ink-soft">{plaque.withdrawReason}</span>
              </div>
            ) : (
              keeps && <WithdrawalDialog plaque={plaque} today={today} />
            ),
        },
        {
          key: "ceremony",
          header: "仪式",
          cell: ({ ceremony }) =>
            ceremony && (
              <div className="max-w-56 sm:max-w-none">
                <Link href={`/admin/ceremonies/${ceremony.id}`} className="underline underline-offset-4">
                  {ceremony.title}
                </Link>
              </div>
            ),
        },
        { key: "presenter", header: "授牌人", cell: ({ presenterName }) => presenterName },
      ]}
    />
  );
}
