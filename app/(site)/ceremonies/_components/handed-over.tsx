import { SampleMark } from "@/components/site/sample-mark";
import type { PublicCeremony } from "@/lib/ceremonies/public";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";

type Letters = PublicCeremony["letters"];
type Group = Letters["lecturers"][number];

/** Who was handed a letter: lecturers by category, by name where they agreed to it, and the teams. Nothing without letters. */
export function HandedOver({ letters: { lecturers, teams } }: { letters: Letters }) {
  const total = lecturers.reduce((sum, { count }) => sum + count, teams.length);
  if (total === 0) return null;
  return (
    <section aria-labelledby="letters" className="mt-12">
      <h2 id="letters" className="mb-3 font-serif text-2xl font-bold">
        颁发聘书 <span className="text-base font-normal text-ink-soft">{total} 份</span>
      </h2>
      <dl className="border-t border-line-strong *:grid *:gap-x-8 *:border-b *:border-line *:py-3 sm:*:grid-cols-[8em_1fr] [&_dt]:text-ink-soft">
        {lecturers.map((group) => (
          <div key={group.category}>
            <dt>
              {CATEGORY_LABELS[group.category]}讲师 {group.count} 人
            </dt>
            <dd>
              <Names group={group} />
            </dd>
          </div>
        ))}
        {teams.length > 0 && (
          <div>
            <dt>讲师团 {teams.length} 个</dt>
            <dd>
              <ul>
                {teams.map(({ name, teamId, isSample }) => (
                  <li key={name}>
                    {teamId ? <a href={`/lecturer-teams/${teamId}`}>{name}</a> : name}
                    <SampleMark isSample={isSample} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Names({ group: { named, unnamed, samples } }: { group: Group }) {
  return (
    <>
      <ul className="flex flex-wrap gap-x-6">
        {named.map(({ name, lecturerId }, index) => (
          // Two people may have one name.
          <li key={lecturerId ?? `${name}-${index}`}>
            {lecturerId ? <a href={`/lecturers/${lecturerId}`}>{name}</a> : name}
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-soft empty:hidden">
        {[
          unnamed > 0 && `${named.length > 0 ? "另有 " : ""}${unnamed} 位未公开姓名`,
          samples > 0 && `含示例 ${samples}`,
        ]
          .filter(Boolean)
          .join("；")}
      </p>
    </>
  );
}
