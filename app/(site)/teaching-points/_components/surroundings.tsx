import type { LocatedPoint, Places } from "@/lib/teaching-points/places/public";
import { nearestTo, wayWords } from "@/lib/teaching-points/places/rules";
import { drawMarks, type Mark, placingOf } from "@/lib/teaching-points/places/schematic/rules";

/** So many neighbours are named. */
const NEIGHBOURS = 3;
/** A number is left out of the drawing where it would cover another, in hundredths of the width. */
const ROOM = 10;

/** Where a point lies among the others, drawn and in words; nothing without a place, or when no other point has one. */
export function Surroundings({ id, places: { located } }: { id: number; places: Places }) {
  const own = located.find((point) => point.id === id);
  const others = located.filter((point) => point.id !== id);
  if (!own || others.length === 0) return null;
  const place = placingOf(located);
  const neighbours = nearestTo(own, others, NEIGHBOURS);
  return (
    <section aria-labelledby="surroundings">
      <Drawing at={place(own)} neighbours={neighbours.map(place)} others={drawMarks(others, place)} />
      <h2 id="surroundings" className="mt-4 font-bold">
        离这里最近的教学点
      </h2>
      <ol className="mt-1 [&_a]:inline-flex [&_a]:min-h-control [&_a]:items-center [&_a]:text-ink [&_a]:decoration-line-strong [&_a:hover]:text-red [&_b]:mr-3 [&_b]:font-normal [&_b]:text-red">
        {neighbours.map((point, index) => (
          <li key={point.id}>
            <b aria-hidden="true">{index + 1}</b>
            <a href={`/teaching-points/${point.id}`}>{point.name}</a>，{wayWords(own, point)}
          </li>
        ))}
      </ol>
      <p className="mt-1 text-sm text-ink-soft">直线距离，示意图不按比例。</p>
      <p className="print:hidden">
        <a
          href="/teaching-points/map"
          className="inline-flex min-h-control items-center text-red underline underline-offset-4"
        >
          看全部教学点的位置
        </a>
      </p>
    </section>
  );
}

type Spot = { x: number; y: number };
type DrawingProps = { at: Spot; neighbours: readonly Spot[]; others: readonly Mark<LocatedPoint>[] };

/**
 * The point filled, its neighbours with their numbers, the rest small. The words below say the same, so it is hidden from
 * screen readers.
 */
function Drawing({ at, neighbours, others }: DrawingProps) {
  const numbered = neighbours
    .map((spot, index) => ({ ...spot, number: index + 1 }))
    .filter((spot, index) => [at, ...neighbours.slice(0, index)].every((other) => distance(spot, other) >= ROOM));
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      className="dotted aspect-square w-full border border-line-strong text-sm tabular-nums [&_*]:fill-surface [&_*]:stroke-red [&_.far]:stroke-line-strong [&_.own]:fill-red [&_text]:fill-ink [&_text]:stroke-none"
    >
      {others.map(({ x, y, members }) => (
        <circle key={members[0]?.id} cx={percent(x)} cy={percent(y)} r="0.3em" className="far" />
      ))}
      {numbered.map(({ x, y, number }) => (
        <g key={number}>
          <circle cx={percent(x)} cy={percent(y)} r="0.85em" />
          <text x={percent(x)} y={percent(y)} dy="0.35em" textAnchor="middle">
            {number}
          </text>
        </g>
      ))}
      <circle cx={percent(at.x)} cy={percent(at.y)} r="1.2em" />
      <circle cx={percent(at.x)} cy={percent(at.y)} r="0.6em" className="own" />
    </svg>
  );
}

function distance(one: Spot, other: Spot): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function percent(hundredths: number): string {
  return `${hundredths.toFixed(1)}%`;
}
