import { rows } from "@/components/site/rows";
import { SampleMark } from "@/components/site/sample-mark";
import type { ListedCourse } from "@/lib/courses/public";
import { COURSE_FORM_LABELS } from "@/lib/courses/schema";

/** The courses published last, newest first. */
export function NewestCourses({ courses }: { courses: ListedCourse[] }) {
  return (
    <section aria-labelledby="newest">
      <h2 id="newest" className="mb-3 font-serif text-2xl font-bold">
        新近公开的课程
      </h2>
      {courses.length === 0 && (
        <p className="border-y border-line-strong border-b-line py-5 text-ink-soft">课程公开之后，新的会先列在这里。</p>
      )}
      <ul
        className={`${rows} empty:hidden *:py-3 [&_a]:font-serif [&_a]:text-lg [&_a]:font-bold [&_a]:no-underline [&_a:hover]:underline [&_p]:text-sm [&_p]:text-ink-soft`}
      >
        {courses.map(({ id, title, form, minutes, isSample }) => (
          <li key={id}>
            <p>{[COURSE_FORM_LABELS[form], minutes !== null && `${minutes} 分钟`].filter(Boolean).join("　")}</p>
            <a href={`/courses/${id}`}>{title}</a>
            <SampleMark isSample={isSample} />
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <a href="/courses" className="inline-flex min-h-control items-center text-red underline underline-offset-4">
          全部课程
        </a>
      </p>
    </section>
  );
}
