import { namedRows } from "@/components/site/rows";
import { SampleMark } from "@/components/site/sample-mark";
import type { ListedCourse } from "@/lib/courses/public";
import { factsOf } from "./listing";

/** Courses one under the other: title, how long, who. */
export function CourseRows({ courses }: { courses: ListedCourse[] }) {
  return (
    <ul className={namedRows}>
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
