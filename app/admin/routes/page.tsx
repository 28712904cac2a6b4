import type { Metadata } from "next";
import { RecordList } from "@/components/records/record-list";
import { LinkButton } from "@/components/ui/button";
import { FilterBar, FilterSelect, SearchField } from "@/components/ui/filter-bar";
import { type SearchParams, textIn } from "@/lib/core/address";
import { PUBLIC_STATE_LABELS } from "@/lib/core/record-state";
import { requireViewer } from "@/lib/core/viewer";
import { routes } from "@/lib/teaching-points/routes/noun";
import { listRoutes } from "@/lib/teaching-points/routes/queries";
import { listThemeOptions } from "@/lib/teaching-points/routes/themes/queries";
import { listFromAddress } from "./_components/list-address";
import { RouteTable } from "./_components/route-table";

export const metadata: Metadata = { title: "线路" };

const STATES = Object.entries(PUBLIC_STATE_LABELS).map(([value, label]) => ({ value, label }));

export default async function RoutesPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("records.view");
  const params = await searchParams;
  const { filter, order, range } = listFromAddress(params);
  const { rows, total } = await listRoutes(viewer, filter, { ...range, order });
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <RecordList
      noun={routes}
      viewer={viewer}
      params={params}
      page={range.page}
      total={total}
      isNarrowed={filtered}
      hints={{ first: "先登记线路和站点，核对之后再在网站上公开。" }}
      links={<LinkButton href="/admin/routes/themes">四色主题</LinkButton>}
      filters={
        <>
          <FilterBar label="筛选线路" params={params} names={["q", "color", "state"]}>
            <SearchField label="名称或拼音首字母" name="q" value={textIn(params.q)} />
            <FilterSelect label="四色" name="color" value={filter.color} options={await listThemeOptions(viewer)} />
            <FilterSelect label="状态" name="state" value={filter.state} anyLabel="未归档的" options={STATES} />
          </FilterBar>
        </>
      }
      table={(empty) => <RouteTable rows={rows} params={params} sortedBy={order} empty={empty} />}
    />
  );
}
