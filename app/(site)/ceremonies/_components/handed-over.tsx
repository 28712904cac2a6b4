import { SampleMark } from "@/components/site/sample-mark";
import type { PublicCeremony } from "@/lib/ceremonies/public";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";

type Letters = PublicCeremony["letters"];
type Group = Letters["lecturers"][number];

/** How many letters were handed over, to lecturers and teams. */
export function countLetters({ lecturers, teams }: Letters): number {
  return lecturers.reduce((sum, { count }) => sum + count, teams.length);
}

/** Who was handed a letter: lecturers by category, by name where they agreed to it, and the teams. Nothing without letters. */
export function HandedOver({ letters }: { letters: Letters }) {
  const { lecturers, teams } = letters;
  const total = countLetters(letters);
  if (total === 0) return null;
  return (
    <section aria-labelledby="letters" className="mt-12 print:mt-6">
      <h2 id="letters" className="mb-3 font-serif text-2xl font-bold">
        颁发聘书 <span className="text-base font-normal text-ink-soft">{total} 份</span>
      </h2>
      <dl className="border-t border-line-strong *:grid *:gap-x-8 *:border-b *:border-line *:py-3 sm:*:grid-cols-[8em_minmax(0,1fr)] print:*:block print:*:py-1.5 [&_a]:text-ink [&_a]:decoration-line-strong [&_a:hover]:text-red [&_dt]:text-ink-soft pointer-coarse:[&_a]:inline-flex pointer-coarse:[&_a]:min-h-control pointer-coarse:[&_a]:items-center">
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
  const remarks = [
    unnamed > 0 && `${named.length > 0 ? "另有 " : ""}${unnamed} 位未公开姓名`,
    samples > 0 && `含示例 ${samples}`,
  ].filter(Boolean);
  return (
    <>
      <ul
        className="grid gap-x-4 empty:hidden"
        style={{ gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${columnOf(named)}em), 1fr))` }}
      >
        {named.map(({ name, lecturerId }, index) => (
          // Two people may have one name.
          <li key={lecturerId ?? `${name}-${index}`}>
            {lecturerId ? <a href={`/lecturers/${lecturerId}`}>{name}</a> : name}
          </li>
        ))}
      </ul>
      {remarks.length > 0 && <p className="text-sm text-ink-soft">{remarks.join("；")}</p>}
    </>
  );
}

const [NARROWEST, WIDEST] = [4, 12];

/** Names stand under each other as on a roll: a column is as wide as the longest, in characters, within reason. */
function columnOf(named: Group["named"]): number {
  const longest = Math.max(NARROWEST, ...named.map(({ name }) => [...name].length));
  return Math.min(longest, WIDEST) + 0.5;
}
