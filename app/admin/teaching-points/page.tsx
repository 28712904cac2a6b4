import type { Metadata } from "next";
import Link from "next/link";
import { RecordList } from "@/components/records/record-list";
import { LinkButton } from "@/components/ui/button";
import { FilterBar, FilterSelect, SearchField } from "@/components/ui/filter-bar";
import { Notice } from "@/components/ui/notice";
import { optionsOf } from "@/components/ui/option";
import { type SearchParams, textIn } from "@/lib/core/address";
import { dayInShanghai, formatDay } from "@/lib/core/dates";
import { may, requireViewer } from "@/lib/core/viewer";
import { teachingPoints } from "@/lib/teaching-points/noun";
import { listBatches } from "@/lib/teaching-points/plaques/queries";
import { listTeachingPoints, type PointFilter } from "@/lib/teaching-points/queries";
import { POINT_STATE_LABELS } from "@/lib/teaching-points/rules";
import { TEACHING_POINT_TYPE_LABELS } from "@/lib/teaching-points/schema";
import { listFromAddress } from "./_components/list-address";
import { PointTable } from "./_components/point-table";

export const metadata: Metadata = { title: "教学点" };

const STATES = { ...POINT_STATE_LABELS, ARCHIVED: "已归档" };

export default async function TeachingPointsPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("records.view");
  const params = await searchParams;
  const { filter, order, range } = listFromAddress(params);
  const today = dayInShanghai();
  const { rows, total } = await listTeachingPoints(viewer, filter, { ...range, order, today });
  const batches = await listBatches(viewer);
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <RecordList
      noun={teachingPoints}
      viewer={viewer}
      params={params}
      page={range.page}
      total={total}
      isNarrowed={filtered}
      hints={{ first: "先登记教学点，再授牌；授牌之后才计入现有教学点。" }}
      links={may(viewer, "plaques.keep") && <LinkButton href="/admin/teaching-points/award">授牌</LinkButton>}
      filters={
        <>
          <PeriodNotice filter={filter} />
          <FilterBar label="筛选教学点" params={params} names={["q", "type", "batch", "state"]}>
            <SearchField label="名称、拼音首字母或承载单位" name="q" value={textIn(params.q)} />
            <FilterSelect
              label="类型"
              name="type"
              value={filter.type}
              options={optionsOf(TEACHING_POINT_TYPE_LABELS)}
            />
            <FilterSelect
              label="批次"
              name="batch"
              value={filter.batch?.toString()}
              options={batches.map((batch) => ({ value: String(batch), label: `第${batch}批` }))}
            />
            <FilterSelect
              label="状态"
              name="state"
              value={filter.state}
              anyLabel={inPeriod(filter) ? "全部" : "未归档的"}
              options={optionsOf(STATES)}
            />
          </FilterBar>
        </>
      }
      table={(empty) => <PointTable rows={rows} today={today} params={params} sortedBy={order} empty={empty} />}
    />
  );
}

/** Whether the list is that of a figure of the yearly summary: then archived points are in it. */
function inPeriod({ inForceOn, awardedIn, withdrawnIn }: PointFilter): boolean {
  return Boolean(inForceOn || awardedIn || withdrawnIn);
}

/** Says which records a link from the yearly summary leads to, and how to see all. */
function PeriodNotice({ filter: { inForceOn, awardedIn, withdrawnIn } }: { filter: PointFilter }) {
  const words = [
    inForceOn && `${formatDay(inForceOn)}授牌有效`,
    awardedIn && `${awardedIn}年内授牌`,
    withdrawnIn && `${withdrawnIn}年内摘牌`,
  ].filter(Boolean);
  if (words.length === 0) return null;
  return (
    <div className="mb-4">
      <Notice>
        只列出{words.join("、")}的教学点，包括后来归档的。
        <Link href="/admin/teaching-points" className="underline underline-offset-4">
          查看全部
        </Link>
      </Notice>
    </div>
  );
}
