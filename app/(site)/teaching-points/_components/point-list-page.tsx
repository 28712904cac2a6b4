import { notFound } from "next/navigation";
import { batchName } from "@/components/site/batch-name";
import { MarkRow } from "@/components/site/mark-row";
import { PageSteps } from "@/components/site/page-steps";
import { PageTitle } from "@/components/site/page-title";
import { addressOfPage, slicePage } from "@/components/site/paging";
import { SitePage } from "@/components/site/site-page";
import { EmptyState } from "@/components/ui/empty-state";
import { dayInShanghai } from "@/lib/core/dates";
import { getPublicPoints } from "@/lib/teaching-points/public";
import { listPointColors, listThemes } from "@/lib/teaching-points/routes/public";
import { groupByBatch, narrow, type PointFilter, pathOf, standOn, titleOf } from "./listing";
import { PointFilters } from "./point-filters";
import { PointRows } from "./point-rows";
import { PointSearch } from "./point-search";

/**
 * A page of the list of points, whole or narrowed to a batch, a type or the colour of a route. 404 beyond its last page and
 * for an unknown batch.
 */
export async function PointListPage({ filter, page }: { filter: PointFilter; page: number }) {
  const today = dayInShanghai();
  const listed = standOn(await getPublicPoints(), today, await listPointColors());
  const themes = await listThemes();
  const wanted = narrow(listed, filter);
  const slice = slicePage(wanted, page);
  if (!slice || (filter.batch !== undefined && wanted.length === 0)) notFound();
  const sizes = new Map(groupByBatch(wanted).map(({ batch, rows }) => [batch, rows.length]));
  const newest = Math.max(...listed.map(({ batch }) => batch ?? 0), 0);
  const path = pathOf(filter);
  return (
    <SitePage section="teaching-points" path={addressOfPage(path, page)}>
      <PageTitle
        title={titleOf(filter)}
        up={path === "/teaching-points" ? undefined : { href: "/teaching-points", label: "现场教学点" }}
      >
        {path === "/teaching-points" && <p>党员教育走出教室的地方。每个教学点由一家单位承载，分批授牌。</p>}
      </PageTitle>
      <PointSearch themes={themes} />
      <PointFilters listed={listed} themes={themes} filter={filter} />
      {listed.length > 0 && (
        <p className="mt-4 print:hidden">
          <a
            href="/teaching-points/map"
            className="inline-flex min-h-control items-center text-red underline underline-offset-4"
          >
            看教学点的位置
          </a>
        </p>
      )}
      {wanted.length === 0 && <Nothing filter={filter} />}
      {groupByBatch(slice.rows).map(({ batch, rows }) => {
        const size = sizes.get(batch) ?? 0;
        return (
          <section key={batch} aria-labelledby={`batch-${batch}`} className="mt-10">
            <div className="mb-3 flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
              <h2 id={`batch-${batch}`} className="font-serif text-2xl font-bold">
                {batch === null ? "已摘牌" : batchName(batch)}{" "}
                <span className="text-base font-normal text-ink-soft">{size} 个</span>
              </h2>
              <MarkRow marks={Array(size).fill(markOf(batch, newest))} />
            </div>
            <PointRows rows={rows} themes={themes} />
          </section>
        );
      })}
      <PageSteps path={path} page={page} last={slice.last} />
    </SitePage>
  );
}

function Nothing({ filter: { theme } }: { filter: PointFilter }) {
  return theme ? (
    <EmptyState title="还没有这样的教学点" text={`${theme.name}的线路公开之后，沿途的教学点会列在这里。`} />
  ) : (
    <EmptyState title="还没有教学点" text="授牌之后，教学点会列在这里。" />
  );
}

function markOf(batch: number | null, newest: number) {
  if (batch === null) return "OPEN";
  return batch === newest ? "ACCENT" : "FILLED";
}
