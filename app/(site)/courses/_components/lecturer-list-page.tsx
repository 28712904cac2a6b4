import { notFound } from "next/navigation";
import { PageSteps } from "@/components/site/page-steps";
import { PageTitle } from "@/components/site/page-title";
import { addressOfPage } from "@/components/site/paging";
import { namedRows } from "@/components/site/rows";
import { SampleMark } from "@/components/site/sample-mark";
import { SitePage } from "@/components/site/site-page";
import { EmptyState } from "@/components/ui/empty-state";
import { listPublicGivers } from "@/lib/courses/lecturers/public";

/** A page of the lecturers who give a course, each with how many. 404 beyond its last page. */
export async function LecturerListPage({ page }: { page: number }) {
  const { lecturers, pages } = await listPublicGivers(page);
  if (page > pages) notFound();
  return (
    <SitePage section="courses" path={addressOfPage("/courses/lecturer", page)}>
      <PageTitle title="讲课的讲师" up={{ href: "/courses", label: "课程" }}>
        <p>列出同意公开姓名的讲师，按姓名排列；点姓名看这位讲师的课程。</p>
      </PageTitle>
      {lecturers.length === 0 ? (
        <EmptyState title="还没有可以列出的讲师" text="课程公开、讲师本人同意公开姓名之后，会列在这里。" />
      ) : (
        <ul className={namedRows}>
          {lecturers.map(({ id, name, isFormer, isSample, courses }) => (
            <li key={id}>
              <p>
                <a href={`/courses/lecturer/${id}`}>{name}</a>
                <SampleMark isSample={isSample} />
              </p>
              <p>
                {courses} 门课程{isFormer && "　曾任讲师"}
              </p>
            </li>
          ))}
        </ul>
      )}
      <PageSteps path="/courses/lecturer" page={page} last={pages} />
    </SitePage>
  );
}
