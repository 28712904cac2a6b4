import { rows } from "@/components/site/rows";
import { SampleMark } from "@/components/site/sample-mark";
import { bracketed } from "@/lib/courses/rules";
import type { PublicRoute } from "@/lib/teaching-points/routes/public";
import { minutesWords } from "@/lib/teaching-points/routes/rules";

/** The courses that follow a route; nothing without any. */
export function Followers({ courses }: Pick<PublicRoute, "courses">) {
  if (courses.length === 0) return null;
  return (
    <section aria-labelledby="courses" className="mt-12 print:hidden">
      <h2 id="courses" className="mb-3 font-serif text-2xl font-bold">
        沿这条线路的课程
      </h2>
      <ul className={`${rows} *:py-3`}>
        {courses.map(({ id, title, minutes, isSample }) => (
          <li key={id}>
            <a href={`/courses/${id}`}>{bracketed(title)}</a>
            <SampleMark isSample={isSample} />
            {minutes !== null && <span className="text-ink-soft">　{minutesWords(minutes)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
