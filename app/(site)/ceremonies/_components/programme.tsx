import { VideoFigures } from "@/components/files/videos";
import { rows } from "@/components/site/rows";
import { AGENDA_KIND_LABELS } from "@/lib/ceremonies/agenda/schema";
import type { PublicCeremony } from "@/lib/ceremonies/public";

type AgendaItem = PublicCeremony["agenda"][number];
type Presenter = AgendaItem["presenters"][number];

/** The agenda as a printed programme: number, what it was, who, and the videos of the item. */
export function Programme({ agenda }: { agenda: AgendaItem[] }) {
  return (
    <section aria-labelledby="programme" className="mt-12 print:mt-0">
      <h2 id="programme" className="mb-3 font-serif text-2xl font-bold">
        议程
      </h2>
      <ol className={`${rows} ${look}`}>
        {agenda.map(({ id, kind, title, remark, presenters, courseId, videos }, index) => (
          <li key={id}>
            <span
              aria-hidden="true"
              className="row-span-2 font-serif text-3xl leading-none text-line-strong tabular-nums print:text-xl"
            >
              {index + 1}
            </span>
            <p className="text-sm text-ink-soft sm:pt-0.5">{AGENDA_KIND_LABELS[kind]}</p>
            <div className="col-start-2 sm:col-start-3 print:col-start-3">
              <h3>{courseId ? <a href={`/courses/${courseId}`}>{title}</a> : title}</h3>
              {presenters.length > 0 && <Presenters presenters={presenters} />}
              {remark && <p className="max-w-measure text-sm whitespace-pre-line text-ink-soft">{remark}</p>}
              {videos.length > 0 && (
                <div className="mt-4 print:hidden">
                  <VideoFigures videos={videos} />
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Number, kind and text side by side where there is room; on paper always, and closer together. */
const look =
  "*:grid *:grid-cols-[2.5rem_minmax(0,1fr)] *:gap-x-3 *:py-5 sm:*:grid-cols-[3rem_7em_minmax(0,1fr)] sm:*:gap-x-5 print:text-sm print:*:grid-cols-[2rem_6em_minmax(0,1fr)] print:*:py-1 [&_h3]:font-serif [&_h3]:text-lg [&_h3]:font-bold print:[&_h3]:text-base";

function Presenters({ presenters }: { presenters: Presenter[] }) {
  return (
    <ul className="flex flex-wrap gap-x-5">
      {groupUnnamed(presenters).map(({ name, capacity, lecturerId, isBody, count }) => (
        <li key={`${name}-${capacity}`}>
          {capacity && !isBody && <span className="text-ink-soft">{capacity} </span>}
          {lecturerId ? <a href={`/lecturers/${lecturerId}`}>{name}</a> : name}
          {capacity && isBody && <span className="text-ink-soft"> {capacity}</span>}
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
