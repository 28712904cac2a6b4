import { notFound } from "next/navigation";
import { batchName } from "@/components/site/batch-name";
import { MarkRow } from "@/components/site/mark-row";
import { PageSteps } from "@/components/site/page-steps";
import { PageTitle } from "@/components/site/page-title";
import { addressOfPage, slicePage } from "@/components/site/paging";
import { SitePage } from "@/components/site/site-page";
import { slugOf } from "@/components/site/slug";
import { EmptyState } from "@/components/ui/empty-state";
import { publicToday } from "@/lib/core/public-day";
import { getPublicPoints } from "@/lib/teaching-points/public";
import { TEACHING_POINT_TYPE_LABELS } from "@/lib/teaching-points/schema";
import { groupByBatch, narrow, type PointFilter, standOn } from "./listing";
import { PointFilters } from "./point-filters";
import { PointRows } from "./point-rows";

/** What a list of points is called. */
export function titleOf({ batch, type }: PointFilter): string {
  if (batch !== undefined) return `${batchName(batch)}现场教学点`;
  return type ? `现场教学点 · ${TEACHING_POINT_TYPE_LABELS[type]}` : "现场教学点";
}

/** A page of the list of points, whole or narrowed to a batch or a type. 404 beyond its last page and for an unknown batch. */
export async function PointListPage({ filter, page }: { filter: PointFilter; page: number }) {
  const today = await publicToday();
  const listed = standOn(await getPublicPoints(), today);
  const wanted = narrow(listed, filter);
  const slice = slicePage(wanted, page);
  if (!slice || (filter.batch !== undefined && wanted.length === 0)) notFound();
  const sizes = new Map(groupByBatch(wanted).map(({ batch, points }) => [batch, points.length]));
  const newest = Math.max(...listed.map(({ batch }) => batch ?? 0), 0);
  return (
    <SitePage section="teaching-points" path={addressOfPage(pathOf(filter), page)}>
      <PageTitle title={titleOf(filter)}>
        <p>党员教育走出教室的地方。每个教学点由一家单位承载，分批授牌。</p>
      </PageTitle>
      <PointFilters listed={listed} filter={filter} />
      {wanted.length === 0 && <EmptyState title="还没有教学点" text="授牌之后，教学点会列在这里。" />}
      {groupByBatch(slice.rows).map(({ batch, points }) => {
        const size = sizes.get(batch) ?? 0;
        return (
          <section key={batch} aria-labelledby={`batch-${batch}`} className="mt-12">
            <div className="mb-3 flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
              <h2 id={`batch-${batch}`} className="font-serif text-2xl font-bold">
                {batch === null ? "已摘牌" : batchName(batch)}{" "}
                <span className="text-base font-normal text-ink-soft">{size} 个</span>
              </h2>
              <MarkRow marks={Array(size).fill(markOf(batch, newest))} />
            </div>
            <PointRows points={points} />
          </section>
        );
      })}
      <PageSteps path={pathOf(filter)} page={page} last={slice.last} />
    </SitePage>
  );
}

/** The address of a list of points. */
export function pathOf({ batch, type }: PointFilter): string {
  if (batch !== undefined) return `/teaching-points/batch/${batch}`;
  return type ? `/teaching-points/type/${slugOf(type)}` : "/teaching-points";
}

function markOf(batch: number | null, newest: number) {
  if (batch === null) return "OPEN";
  return batch === newest ? "ACCENT" : "FILLED";
}
