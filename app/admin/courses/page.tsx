import type { Metadata } from "next";
import { RecordList } from "@/components/records/record-list";
import { LinkButton } from "@/components/ui/button";
import { FilterBar, FilterSelect, SearchField } from "@/components/ui/filter-bar";
import { optionsOf } from "@/components/ui/option";
import { type SearchParams, textIn } from "@/lib/core/address";
import { PUBLIC_STATE_LABELS } from "@/lib/core/record-state";
import { requireViewer } from "@/lib/core/viewer";
import { courses } from "@/lib/courses/noun";
import { listCourses, listGivingLecturers } from "@/lib/courses/queries";
import { COURSE_FORM_LABELS } from "@/lib/courses/schema";
import { listThemeOptions } from "@/lib/teaching-points/routes/themes/queries";
import { CourseTable } from "./_components/course-table";
import { listFromAddress } from "./_components/list-address";

export const metadata: Metadata = { title: "课程" };

export default async function CoursesPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("records.view");
  const params = await searchParams;
  const { filter, order, range } = listFromAddress(params);
  const { rows, total } = await listCourses(viewer, filter, { ...range, order });
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <RecordList
      noun={courses}
      viewer={viewer}
      params={params}
      page={range.page}
      total={total}
      isNarrowed={filtered}
      hints={{ first: "先登记课程，核对之后再在网站上公开。" }}
      links={<LinkButton href="/admin/courses/modes">教学模式</LinkButton>}
      filters={
        <>
          <FilterBar label="筛选课程" params={params} names={["q", "form", "color", "lecturer", "state"]}>
            <SearchField label="名称或拼音首字母" name="q" value={textIn(params.q)} />
            <FilterSelect label="形式" name="form" value={filter.form} options={optionsOf(COURSE_FORM_LABELS)} />
            <FilterSelect label="四色" name="color" value={filter.color} options={await listThemeOptions(viewer)} />
            <FilterSelect
              label="讲师"
              name="lecturer"
              value={filter.lecturerId?.toString()}
              options={await listGivingLecturers(viewer)}
            />
            <FilterSelect
              label="状态"
              name="state"
              value={filter.state}
              anyLabel="未归档的"
              options={optionsOf(PUBLIC_STATE_LABELS)}
            />
          </FilterBar>
        </>
      }
      table={(empty) => <CourseTable rows={rows} params={params} sortedBy={order} empty={empty} />}
    />
  );
}
