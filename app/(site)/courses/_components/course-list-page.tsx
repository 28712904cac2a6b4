import { notFound } from "next/navigation";
import { PageSteps } from "@/components/site/page-steps";
import { PageTitle } from "@/components/site/page-title";
import { addressOfPage } from "@/components/site/paging";
import { SitePage } from "@/components/site/site-page";
import { EmptyState } from "@/components/ui/empty-state";
import { listPublicCourses, type PublicCourseFilter } from "@/lib/courses/public";
import { CourseFilters } from "./course-filters";
import { CourseSearch } from "./course-search";
import { FormSections } from "./form-sections";
import { type Narrowed, pathOf, titleOf } from "./listing";

/** A page of the catalogue, whole or narrowed. 404 beyond its last page. */
export async function CourseListPage({ narrowed, page }: { narrowed: Narrowed; page: number }) {
  const { courses, byForm, pages } = await listPublicCourses(filterOf(narrowed), page);
  if (page > pages) notFound();
  const path = pathOf(narrowed);
  return (
    <SitePage section="courses" path={addressOfPage(path, page)}>
      <PageTitle title={titleOf(narrowed)} up={narrowed ? { href: "/courses", label: "课程" } : undefined}>
        {narrowed === null && <p>党校开的课，一门一页：讲什么，谁来讲，讲多久，在哪里讲。</p>}
      </PageTitle>
      <CourseSearch />
      <CourseFilters narrowed={narrowed} />
      {courses.length === 0 ? (
        <div className="mt-10">
          <EmptyState title="还没有课程" text="公开之后，课程会列在这里。" />
        </div>
      ) : (
        <FormSections courses={courses} byForm={byForm} />
      )}
      <PageSteps path={path} page={page} last={pages} />
      {narrowed === null && courses.length > 0 && (
        <p className="mt-4 print:hidden">
          <a
            href="/courses/lecturer"
            className="inline-flex min-h-control items-center text-red underline underline-offset-4"
          >
            按讲师查看课程
          </a>
        </p>
      )}
    </SitePage>
  );
}

function filterOf(narrowed: Narrowed): PublicCourseFilter {
  if (narrowed === null) return {};
  if ("form" in narrowed) return { form: narrowed.form };
  return "color" in narrowed ? { color: narrowed.color } : { lecturerIds: [narrowed.lecturerId] };
}
