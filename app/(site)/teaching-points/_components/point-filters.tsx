import { batchName } from "@/components/site/batch-name";
import { FilterLinks } from "@/components/site/filter-links";
import { themeText } from "@/components/site/theme-text";
import type { PublicTheme } from "@/lib/teaching-points/routes/public";
import { TEACHING_POINT_TYPE_LABELS, TEACHING_POINT_TYPES } from "@/lib/teaching-points/schema";
import { groupByBatch, narrow, type PointFilter, pathOf, type StandingPoint } from "./listing";

type Props = { listed: readonly StandingPoint[]; themes: readonly PublicTheme[]; filter: PointFilter };

/** All, by batch, by type, by the colour of a route: each a page with its own address. Of types and batches those without any are left out. */
export function PointFilters({ listed, themes, filter }: Props) {
  const standing = listed.filter(({ batch }) => batch !== null);
  const byBatch = groupByBatch(standing).map(({ batch, rows }) => ({
    href: pathOf({ batch: batch ?? 0 }),
    label: batchName(batch ?? 0),
    count: rows.length,
  }));
  const byType = TEACHING_POINT_TYPES.map((type) => ({
    href: pathOf({ type }),
    label: TEACHING_POINT_TYPE_LABELS[type],
    count: narrow(standing, { type }).length,
  }));
  const path = pathOf(filter);
  const asLinks = (links: typeof byType) =>
    links
      .map((link) => ({ ...link, current: link.href === path }))
      .filter(({ count, current }) => count > 0 || current);
  return (
    <div className="print:hidden">
      <FilterLinks
        label="按批次查看"
        links={asLinks([{ href: "/teaching-points", label: "全部", count: standing.length }, ...byBatch])}
      />
      <FilterLinks label="按类型查看" links={asLinks(byType)} />
      <ColorFilter standing={standing} themes={themes} path={path} />
    </div>
  );
}

/** The colours of routes as bars with their words. The colour is the route's: a point has none. */
function ColorFilter({ standing, themes, path }: { standing: StandingPoint[]; themes: Props["themes"]; path: string }) {
  const links = themes.map(({ color, name }) => {
    const href = pathOf({ theme: { color, name } });
    return { color, name, href, count: narrow(standing, { theme: { color, name } }).length };
  });
  if (links.every(({ count, href }) => count === 0 && href !== path)) return null;
  return (
    <nav aria-label="按经过的线路查看" className="mt-6 gap-x-6 sm:flex">
      <p className="py-2 text-ink-soft">线路经过</p>
      <ul className="grid grow grid-cols-2 gap-x-4 sm:grid-cols-4 md:gap-x-8 *:border-t-6 *:border-current *:*:flex *:*:min-h-control *:*:items-center *:*:gap-1.5 *:*:text-ink *:*:no-underline *:*:hover:text-red [&_[aria-current]]:font-bold [&_span]:font-normal [&_span]:text-ink-soft [&_span]:tabular-nums">
        {links.map(({ color, name, href, count }) => (
          <li key={color} className={themeText[color]}>
            <a href={href} aria-current={href === path ? "page" : undefined}>
              {name} <span>{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
