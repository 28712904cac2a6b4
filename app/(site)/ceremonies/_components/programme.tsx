import { rows } from "@/components/site/rows";
import { AGENDA_KIND_LABELS } from "@/lib/ceremonies/agenda/schema";
import type { PublicCeremony } from "@/lib/ceremonies/public";

type AgendaItem = PublicCeremony["agenda"][number];
type Presenter = AgendaItem["presenters"][number];

/** The agenda as a printed programme: number, what it was, who. */
export function Programme({ agenda }: { agenda: AgendaItem[] }) {
  return (
    <section aria-labelledby="programme" className="mt-12">
      <h2 id="programme" className="mb-3 font-serif text-2xl font-bold">
        议程
      </h2>
      <ol className={`${rows} *:py-5`}>
        {agenda.map(({ id, kind, title, remark, presenters }, index) => (
          <li key={id} className="grid grid-cols-[2.5rem_1fr] gap-x-3 sm:grid-cols-[3rem_7em_1fr] sm:gap-x-5">
            <span
              aria-hidden="true"
              className="row-span-2 font-serif text-3xl leading-none text-line-strong tabular-nums"
            >
              {index + 1}
            </span>
            <p className="text-sm text-ink-soft sm:pt-0.5">{AGENDA_KIND_LABELS[kind]}</p>
            <div className="col-start-2 sm:col-start-3">
              <p className="font-serif text-lg font-bold">{title}</p>
              {presenters.length > 0 && <Presenters presenters={presenters} />}
              {remark && <p className="max-w-measure text-sm whitespace-pre-line text-ink-soft">{remark}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Presenters({ presenters }: { presenters: Presenter[] }) {
  return (
    <ul className="flex flex-wrap gap-x-5">
      {groupUnnamed(presenters).map(({ name, capacity, lecturerId, count }) => (
        <li key={`${name}-${capacity}`}>
          {capacity && <span className="text-ink-soft">{capacity} </span>}
          {lecturerId ? <a href={`/lecturers/${lecturerId}`}>{name}</a> : name}
          {!name && <span className="text-ink-soft">{unnamedWords(capacity, count)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** What was told is the capacity; without one, that there is a name which is not public. */
function unnamedWords(capacity: string | null, count: number): string {
  const number = count > 1 ? `${count} 位` : "";
  return capacity ? number : `${number}（姓名未公开）`;
}

/** A name only where it may be public; of the others, how many came as the same. */
function groupUnnamed(presenters: Presenter[]): (Presenter & { count: number })[] {
  const like = (one: Presenter) => presenters.filter((other) => !other.name && other.capacity === one.capacity);
  return presenters
    .filter((one) => one.name || like(one)[0] === one)
    .map((one) => ({ ...one, count: one.name ? 1 : like(one).length }));
}
