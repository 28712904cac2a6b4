import { SampleMark } from "@/components/site/sample-mark";
import type { ListedCourse } from "@/lib/courses/public";
import { factsOf } from "./listing";

/** Said once on the list: a page has sixty rows, each sent twice. The first row has the line of its section above it. */
const look =
  "*:break-inside-avoid *:border-b *:border-line *:py-3 *:first:pt-0 *:last:border-b-0 [&_a]:text-ink [&_a]:decoration-line-strong [&_a:hover]:text-red [&_p+p]:text-sm [&_p+p]:text-ink-soft [&_p:first-child]:font-serif [&_p:first-child]:text-lg [&_p:first-child]:font-bold";

/** Courses one under the other: title, how long, who. */
export function CourseRows({ courses }: { courses: ListedCourse[] }) {
  return (
    <ul className={look}>
      {courses.map((course) => {
        const facts = factsOf(course);
        return (
          <li key={course.id}>
            <p>
              <a href={`/courses/${course.id}`}>{course.title}</a>
              <SampleMark isSample={course.isSample} />
            </p>
            {facts && <p>{facts}</p>}
          </li>
        );
      })}
    </ul>
  );
}
