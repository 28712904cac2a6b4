import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect, SearchField } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { type SearchParams, textIn } from "@/lib/core/address";
import { PUBLIC_STATE_LABELS } from "@/lib/core/record-state";
import { may, requireViewer } from "@/lib/core/viewer";
import { listRoutes } from "@/lib/teaching-points/routes/queries";
import { listThemeOptions } from "@/lib/teaching-points/routes/themes/queries";
import { listFromAddress } from "./_components/list-address";
import { RouteTable } from "./_components/route-table";

export const metadata: Metadata = { title: "线路" };

const PAGE_SIZE = 50;
const STATES = Object.entries(PUBLIC_STATE_LABELS).map(([value, label]) => ({ value, label }));

export default async function RoutesPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("records.view");
  const params = await searchParams;
  const { filter, order, page } = listFromAddress(params);
  const { rows, total } = await listRoutes(viewer, filter, { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE, order });
  const filtered = Object.values(filter).some((value) => value !== undefined);
  const create = may(viewer, "routes.keep") && (
    <LinkButton href="/admin/routes/new" variant="primary">
      新建线路
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="线路"
        actions={
          <>
            {create}
            <LinkButton href="/admin/routes/themes">四色主题</LinkButton>
          </>
        }
      />
      <FilterBar label="筛选线路" params={params} names={["q", "color", "state"]}>
        <SearchField label="名称或拼音首字母" name="q" value={textIn(params.q)} />
        <FilterSelect label="四色" name="color" value={filter.color} options={await listThemeOptions(viewer)} />
        <FilterSelect label="状态" name="state" value={filter.state} anyLabel="未归档的" options={STATES} />
      </FilterBar>
      <RouteTable
        rows={rows}
        params={params}
        sortedBy={order}
        empty={
          filtered ? (
            <EmptyState title="没有符合条件的线路" text="换一个条件再查。" />
          ) : (
            <EmptyState title="还没有线路" text="先登记线路和站点，核对之后再在网站上公开。" action={create} />
          )
        }
      />
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} params={params} />
    </>
  );
}
