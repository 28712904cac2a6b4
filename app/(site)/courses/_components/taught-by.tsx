import type { ListedCourse } from "@/lib/courses/public";
import { unnamedWords } from "./listing";

/** Who gives a course, in order; those with a page are linked, those who did not agree are counted. */
export function TaughtBy({ taughtBy }: { taughtBy: ListedCourse["taughtBy"] }) {
  const unnamed = unnamedWords(taughtBy);
  return (
    <ul>
      {taughtBy.named.map(({ name, lecturerId, isFormer }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two of them may have one name, and they never move
        <li key={index}>
          {lecturerId ? <a href={`/lecturers/${lecturerId}`}>{name}</a> : name}
          {isFormer && <span className="text-ink-soft">（曾任讲师）</span>}
        </li>
      ))}
      {unnamed && <li className="text-ink-soft">{unnamed}</li>}
    </ul>
  );
}
