import { type Mark, MarkRow } from "@/components/site/mark-row";
import { namedRows } from "@/components/site/rows";
import { SampleMark } from "@/components/site/sample-mark";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";
import type { CategoryGroup, ListedLecturer } from "@/lib/lecturers/public";

/** The lecturers of a category: all are counted, those who agreed are named. */
export function CategorySection({ group: { category, appointed, named, lecturers } }: { group: CategoryGroup }) {
  const unnamed = appointed - named;
  const marks = Array.from({ length: appointed }, (_, index): Mark => (index < named ? "FILLED" : "OPEN"));
  return (
    <section aria-labelledby={category} className="mt-12">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
        <h2 id={category} className="font-serif text-2xl font-bold">
          {CATEGORY_LABELS[category]}讲师 <span className="text-base font-normal text-ink-soft">{appointed} 人</span>
        </h2>
        <MarkRow marks={marks} />
      </div>
      {lecturers.length > 0 && <LecturerRows lecturers={lecturers} />}
      {unnamed > 0 && (
        <p className="mt-3 text-ink-soft">
          {named > 0 ? `另有 ${unnamed} 位` : `${unnamed} 位`}
          {CATEGORY_LABELS[category]}讲师未公开姓名。
        </p>
      )}
    </section>
  );
}

function LecturerRows({ lecturers }: { lecturers: ListedLecturer[] }) {
  return (
    <ul className={namedRows}>
      {lecturers.map(({ id, name, post, organization, speciality, isSample }) => (
        <li key={id}>
          <p>
            <a href={`/lecturers/${id}`}>{name}</a>
            <SampleMark isSample={isSample} />
          </p>
          <p>{[post, organization, speciality].filter(Boolean).join("　")}</p>
        </li>
      ))}
    </ul>
  );
}
