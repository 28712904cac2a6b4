import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { Table } from "@/components/ui/table";
import type { CeremonyDetail } from "@/lib/ceremonies/queries";
import { formatDay, toDay } from "@/lib/core/dates";
import { may, type Viewer } from "@/lib/core/viewer";

/** Letters and plaques handed over at a ceremony, with the ways to them. */
export function HandedOver({ viewer, ceremony }: { viewer: Viewer; ceremony: CeremonyDetail }) {
  const { id, plaques, archivedAt } = ceremony;
  const { appointments } = ceremony._count;
  const awards = may(viewer, "plaques.keep") && !archivedAt;
  return (
    <>
      <section aria-labelledby="letters" className="mt-8">
        <h2 id="letters" className="font-serif text-lg font-bold">
          颁发聘书
        </h2>
        {appointments === 0 ? (
          <p className="text-sm text-ink-soft">没有聘任关联到这场仪式。呈报聘任时选择这场仪式，聘书即计入这里。</p>
        ) : (
          <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
            <Link href={`/admin/appointments?ceremony=${id}`} className="underline underline-offset-4">
              {appointments} 份聘任
            </Link>
            {may(viewer, "letters.print") && <LinkButton href={`/admin/ceremonies/${id}/letters`}>打印聘书</LinkButton>}
          </div>
        )}
      </section>
      <section aria-labelledby="plaques" className="mt-8">
        <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
          <h2 id="plaques" className="font-serif text-lg font-bold">
            授牌
          </h2>
          {awards && <LinkButton href={`/admin/teaching-points/award?ceremony=${id}`}>在这场仪式上授牌</LinkButton>}
        </div>
        <Table
          caption="这场仪式上的授牌"
          hideCaption
          rows={plaques}
          rowKey={(plaque) => String(plaque.id)}
          empty={<p className="text-sm text-ink-soft">这场仪式上没有授牌。</p>}
          columns={[
            {
              key: "point",
              header: "教学点",
              cell: ({ teachingPoint }) => (
                <Link href={`/admin/teaching-points/${teachingPoint.id}`} className="underline underline-offset-4">
                  {teachingPoint.name}
                </Link>
              ),
            },
            { key: "batch", header: "批次", whole: true, cell: ({ batch }) => `第${batch}批` },
            { key: "awardedOn", header: "授牌日期", whole: true, cell: ({ awardedOn }) => formatDay(toDay(awardedOn)) },
            { key: "presenter", header: "授牌人", cell: ({ presenterName }) => presenterName },
            {
              key: "withdrawnOn",
              header: "摘牌",
              cell: ({ withdrawnOn }) => withdrawnOn && formatDay(toDay(withdrawnOn)),
            },
          ]}
        />
      </section>
    </>
  );
}
