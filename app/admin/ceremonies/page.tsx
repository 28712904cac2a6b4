import type { Metadata } from "next";
import Link from "next/link";
import { RecordList } from "@/components/records/record-list";
import { StateBadge } from "@/components/records/state-badge";
import { Badge } from "@/components/ui/badge";
import { FilterBar, FilterSelect, SearchField } from "@/components/ui/filter-bar";
import { Table } from "@/components/ui/table";
import { ceremonies } from "@/lib/ceremonies/noun";
import { listCeremonies, listCeremonyYears } from "@/lib/ceremonies/queries";
import { choiceIn, numberIn, pageIn, type SearchParams, textIn } from "@/lib/core/address";
import { formatDay, toDay } from "@/lib/core/dates";
import { PUBLIC_STATE_LABELS, type PublicState } from "@/lib/core/record-state";
import { formatTimes } from "@/lib/core/times";
import { requireViewer } from "@/lib/core/viewer";

export const metadata: Metadata = { title: "仪式" };

const STATES = Object.keys(PUBLIC_STATE_LABELS) as PublicState[];

export default async function CeremoniesPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("records.view");
  const params = await searchParams;
  const { page, ...range } = pageIn(params.page);
  const filter = {
    text: textIn(params.q),
    year: numberIn(params.year, 1900, 2199),
    state: choiceIn(params.state, STATES),
  };
  const { rows, total } = await listCeremonies(viewer, filter, range);
  const years = await listCeremonyYears(viewer);
  const filtered = Boolean(filter.text || filter.year || filter.state);
  return (
    <RecordList
      noun={ceremonies}
      viewer={viewer}
      params={params}
      page={page}
      total={total}
      isNarrowed={filtered}
      hints={{ first: "聘任仪式、授牌仪式、讲评会都在这里登记，一场集会只登记一次。" }}
      filters={
        <>
          <FilterBar label="筛选仪式" params={params} names={["q", "year", "state"]}>
            <SearchField label="名称或地点" name="q" value={textIn(params.q)} />
            <FilterSelect
              label="年份"
              name="year"
              value={filter.year?.toString()}
              options={yearsToChoose(years, filter.year)}
            />
            <FilterSelect
              label="状态"
              name="state"
              value={filter.state}
              anyLabel="未归档的"
              options={STATES.map((value) => ({ value, label: PUBLIC_STATE_LABELS[value] }))}
            />
          </FilterBar>
        </>
      }
      table={(empty) => (
        <Table
          caption="仪式一览"
          hideCaption
          params={params}
          rows={rows}
          rowKey={({ id }) => String(id)}
          empty={empty}
          columns={[
            {
              key: "heldOn",
              header: "日期",
              whole: true,
              cell: (row) => (
                <>
                  {formatDay(toDay(row.heldOn))}
                  {row.startTime && <span className="block text-xs text-ink-soft">{formatTimes(row)}</span>}
                </>
              ),
            },
            {
              key: "title",
              header: "名称",
              rowHeader: true,
              cell: (row) => (
                <div className="max-w-56 sm:max-w-none">
                  <Link href={`/admin/ceremonies/${row.id}`} className="underline underline-offset-4">
                    {row.title}
                  </Link>{" "}
                  {row.isSample && <Badge>示例</Badge>}
                  <span className="block text-xs text-ink-soft">{row.place}</span>
                </div>
              ),
            },
            { key: "agenda", header: "议程", align: "right", width: "5em", cell: (row) => row._count.agenda },
            { key: "letters", header: "聘任", align: "right", width: "5em", cell: (row) => row._count.appointments },
            { key: "plaques", header: "授牌", align: "right", width: "5em", cell: (row) => row._count.plaques },
            { key: "state", header: "状态", whole: true, width: "6em", cell: (row) => <StateBadge record={row} /> },
          ]}
        />
      )}
    />
  );
}

/** The years there are, and the one in the address even when it has none. */
function yearsToChoose(years: number[], chosen: number | undefined) {
  const all = new Set(chosen ? [...years, chosen] : years);
  return [...all].sort((a, b) => b - a).map((year) => ({ value: String(year), label: `${year}年` }));
}
