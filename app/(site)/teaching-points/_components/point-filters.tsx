import { batchName } from "@/components/site/batch-name";
import { FilterLinks } from "@/components/site/filter-links";
import { slugOf } from "@/components/site/slug";
import { TEACHING_POINT_TYPE_LABELS, TEACHING_POINT_TYPES } from "@/lib/teaching-points/schema";
import { groupByBatch, narrow, type PointFilter, type StandingPoint } from "./listing";

/** All, by batch, by type: each a page with its own address. Types nobody belongs to are left out. */
export function PointFilters({ listed, filter }: { listed: StandingPoint[]; filter: PointFilter }) {
  const standing = listed.filter(({ batch }) => batch !== null);
  const isAll = filter.batch === undefined && filter.type === undefined;
  const byBatch = groupByBatch(standing).map(({ batch, points }) => ({
    href: `/teaching-points/batch/${batch}`,
    label: batchName(batch ?? 0),
    count: points.length,
    current: filter.batch === batch,
  }));
  const byType = TEACHING_POINT_TYPES.map((type) => ({
    href: `/teaching-points/type/${slugOf(type)}`,
    label: TEACHING_POINT_TYPE_LABELS[type],
    count: narrow(standing, { type }).length,
    current: filter.type === type,
  }));
  return (
    <div className="mb-10 print:hidden">
      <FilterLinks
        label="按批次查看"
        links={[{ href: "/teaching-points", label: "全部", count: standing.length, current: isAll }, ...byBatch]}
      />
      <FilterLinks label="按类型查看" links={byType.filter(({ count, current }) => count > 0 || current)} />
    </div>
  );
}
