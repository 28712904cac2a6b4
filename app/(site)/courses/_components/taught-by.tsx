import type { ListedCourse } from "@/lib/courses/public";
import { unnamedWords } from "./listing";

/** Who gives a course, in order; those with a page are linked, those who did not agree are counted. */
export function TaughtBy({ taughtBy }: { taughtBy: ListedCourse["taughtBy"] }) {
  const { named, unnamed } = taughtBy;
  const isAlone = named.length + unnamed === 1;
  if (named.length + unnamed === 0) return null;
  return (
    <section aria-labelledby="taught-by" className="mt-12">
      <h2 id="taught-by" className="mb-3 font-serif text-2xl font-bold">
        主讲
      </h2>
      <ol className="border-t border-line-strong text-lg *:flex *:items-baseline *:border-b *:border-line *:py-2 [&_small]:text-sm [&_small]:text-ink-soft [&_span]:w-10 [&_span]:shrink-0 [&_span]:font-serif [&_span]:text-2xl [&_span]:text-line-strong [&_span]:tabular-nums">
        {named.map(({ name, lecturerId, isFormer }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two of them may have one name, and they never move
          <li key={index}>
            {!isAlone && <span aria-hidden="true">{index + 1}</span>}
            <p>
              {lecturerId ? <a href={`/lecturers/${lecturerId}`}>{name}</a> : name}
              {isFormer && <small>　曾任讲师</small>}
            </p>
          </li>
        ))}
      </ol>
      {unnamed > 0 && <p className="mt-3 text-ink-soft">{unnamedWords(taughtBy)}。</p>}
    </section>
  );
}
