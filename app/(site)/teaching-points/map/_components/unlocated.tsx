import { slicePage } from "@/components/site/paging";
import { QuestionSteps } from "@/components/site/question-steps";
import { SampleMark } from "@/components/site/sample-mark";
import type { Places } from "@/lib/teaching-points/places/public";

/** The points whose place nobody has entered: they are not on the drawing, and not lost. */
export function Unlocated({ points, page }: { points: Places["unlocated"]; page: number }) {
  const slice = slicePage(points, page) ?? slicePage(points, 1);
  if (!slice || points.length === 0) return null;
  return (
    <section aria-labelledby="unlocated" className="mt-12">
      <h2 id="unlocated" className="mb-3 font-serif text-2xl font-bold">
        还没有标出位置的教学点 <span className="text-base font-normal text-ink-soft">{points.length} 个</span>
      </h2>
      <ul className="border-t border-line-strong *:break-inside-avoid *:border-b *:border-line *:py-2 sm:columns-2 sm:gap-x-12 [&_a]:text-ink [&_a]:decoration-line-strong [&_a:hover]:text-red">
        {slice.rows.map(({ id, name, isSample }) => (
          <li key={id}>
            <a href={`/teaching-points/${id}`}>{name}</a>
            <SampleMark isSample={isSample} />
          </li>
        ))}
      </ul>
      <QuestionSteps path="/teaching-points/map" asked={{}} page={Math.min(page, slice.last)} last={slice.last} />
    </section>
  );
}
