import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect, SearchField } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { type SearchParams, textIn } from "@/lib/core/address";
import { PUBLIC_STATE_LABELS } from "@/lib/core/record-state";
import { may, requireViewer } from "@/lib/core/viewer";
import { listCourses, listGivingLecturers } from "@/lib/courses/queries";
import { COURSE_FORM_LABELS } from "@/lib/courses/schema";
import { listThemeOptions } from "@/lib/teaching-points/routes/themes/queries";
import { CourseTable } from "./_components/course-table";
import { listFromAddress } from "./_components/list-address";

export const metadata: Metadata = { title: "课程" };

const PAGE_SIZE = 50;

export default async function CoursesPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("records.view");
  const params = await searchParams;
  const { filter, order, page } = listFromAddress(params);
  const range = { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE };
  const { rows, total } = await listCourses(viewer, filter, { ...range, order });
  const filtered = Object.values(filter).some((value) => value !== undefined);
  const create = may(viewer, "courses.keep") && (
    <LinkButton href="/admin/courses/new" variant="primary">
      新建课程
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="课程"
        actions={
          <>
            {create}
            <LinkButton href="/admin/courses/modes">教学模式</LinkButton>
          </>
        }
      />
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
      <CourseTable
        rows={rows}
        params={params}
        sortedBy={order}
        empty={
          filtered ? (
            <EmptyState title="没有符合条件的课程" text="换一个条件再查。" />
          ) : (
            <EmptyState title="还没有课程" text="先登记课程，核对之后再在网站上公开。" action={create} />
          )
        }
      />
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} params={params} />
    </>
  );
}

function optionsOf(labels: Record<string, string>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
