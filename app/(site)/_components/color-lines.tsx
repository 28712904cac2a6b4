import { slugOf } from "@/components/site/slug";
import { themeText } from "@/components/site/theme-text";
import type { ListedRoute, PublicTheme } from "@/lib/teaching-points/routes/public";

type Props = {
  themes: PublicTheme[];
  routes: ListedRoute[];
  /** How many courses each colour has. */
  courses: { color: PublicTheme["color"]; count: number }[];
};

/** The four colours as lines on a map, each with its word: the stops drawn on a line are those of its routes. */
export function ColorLines({ themes, routes, courses }: Props) {
  return (
    <section aria-labelledby="colors" className="mt-10 md:mt-12">
      <h2 id="colors" className="mb-3 font-serif text-2xl font-bold">
        行进式“四色”党课
      </h2>
      <ul className="border-t border-line-strong *:border-b *:border-line [&_a]:grid [&_a]:items-center [&_a]:gap-x-8 [&_a]:py-4 [&_a]:md:grid-cols-[8em_1fr_13em] [&_strong]:font-serif [&_strong]:text-2xl [&_span]:text-sm [&_span]:text-ink-soft [&_span]:md:text-right">
        {themes.map(({ color, name, routes: count }) => (
          <li key={color}>
            <a href={`/routes/color/${slugOf(color)}`} className={`group ${themeText[color]}`}>
              <strong className="group-hover:underline group-hover:decoration-1 group-hover:underline-offset-4">
                {name}
              </strong>
              <Line stops={routes.filter((route) => route.color === color).map(({ stopNames }) => stopNames.length)} />
              <span>
                {count > 0 ? `${count} 条线路` : "线路待公布"}　
                {courses.find((course) => course.color === color)?.count ?? 0} 门课程
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const WIDTH = 480;
const MIDDLE = 9;
const RADIUS = 6;
const GAP = 36;
/** Beyond this the stops would run into each other: then the line says only that there are routes. */
const MOST_STOPS = 14;

/** The routes of one colour, one after the other, a ring for each stop. Without routes the line is only sketched. */
function Line({ stops }: { stops: number[] }) {
  const drawn = stops.reduce((sum, count) => sum + count, 0) <= MOST_STOPS ? stops : [];
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 18`}
      aria-hidden="true"
      className="my-1.5 h-auto w-full fill-paper stroke-current stroke-3"
    >
      {drawn.length === 0 && (
        <path d={`M2 ${MIDDLE}H${WIDTH - 2}`} strokeDasharray={stops.length > 0 ? undefined : "2 8"} />
      )}
      {drawn.length > 0 && <path d={pathOf(drawn)} />}
    </svg>
  );
}

/** Rails and rings of all routes as one path: a page carries every element twice. Room is shared out by stops. */
function pathOf(stops: number[]): string {
  const spaces = stops.reduce((sum, count) => sum + Math.max(1, count - 1), 0);
  const step = (WIDTH - 2 * (RADIUS + 2) - GAP * (stops.length - 1)) / spaces;
  let start = RADIUS + 2;
  return stops
    .map((count) => {
      const places = Array.from({ length: count }, (_, index) => start + index * step);
      const end = start + Math.max(1, count - 1) * step;
      const rails = places
        .slice(1)
        .map((place, index) => `M${whole(places[index]! + RADIUS)} ${MIDDLE}H${whole(place - RADIUS)}`);
      start = end + GAP;
      return [...rails, ...places.map(ring)].join("");
    })
    .join("");
}

function ring(place: number): string {
  return `M${whole(place - RADIUS)} ${MIDDLE}a${RADIUS} ${RADIUS} 0 1 0 ${2 * RADIUS} 0a${RADIUS} ${RADIUS} 0 1 0-${2 * RADIUS} 0`;
}

const whole = (number: number) => number.toFixed(0);
