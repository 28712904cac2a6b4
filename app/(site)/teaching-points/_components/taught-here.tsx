import type { ReactNode } from "react";
import { rows } from "@/components/site/rows";
import { SampleMark } from "@/components/site/sample-mark";
import { themeText } from "@/components/site/theme-text";
import { listCoursesAtPoint } from "@/lib/courses/public";
import { COURSE_FORM_LABELS } from "@/lib/courses/schema";
import { listRoutesAtPoint } from "@/lib/teaching-points/routes/public";

/** What can be learnt at a point: the courses that can be given there and the walking routes that stop there. */
export async function TaughtHere({ id }: { id: number }) {
  const courses = await listCoursesAtPoint(id);
  const routes = await listRoutesAtPoint(id);
  if (courses.length + routes.length === 0) return null;
  return (
    <div className="mt-12 grid items-start gap-x-12 gap-y-12 empty:hidden md:grid-cols-2">
      {courses.length > 0 && (
        <Listed id="courses" title="可以在这里听的课">
          {courses.map(({ id: course, title, form, minutes, isSample }) => (
            <li key={course}>
              <a href={`/courses/${course}`}>{title}</a>
              <SampleMark isSample={isSample} />
              <p>{[COURSE_FORM_LABELS[form], minutes !== null && `${minutes} 分钟`].filter(Boolean).join("　")}</p>
            </li>
          ))}
        </Listed>
      )}
      {routes.length > 0 && (
        <Listed id="routes" title="经过这里的线路">
          {routes.map(({ id: route, name, color, themeName, isSample }) => (
            <li key={route}>
              <a href={`/routes/${route}`}>{name}</a>
              <SampleMark isSample={isSample} />
              <p>
                <span aria-hidden="true" className={`mr-2 border-l-6 ${themeText[color]} border-current`} />
                {themeName}
              </p>
            </li>
          ))}
        </Listed>
      )}
    </div>
  );
}

function Listed({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 font-serif text-2xl font-bold">
        {title}
      </h2>
      <ul className={`${rows} *:py-3 [&_a]:font-serif [&_a]:text-lg [&_a]:font-bold [&_p]:text-sm [&_p]:text-ink-soft`}>
        {children}
      </ul>
    </section>
  );
}
