import { rows } from "@/components/site/rows";
import { SampleMark } from "@/components/site/sample-mark";
import type { ListedPoint } from "@/lib/teaching-points/public";

/** Points one under the other: name, what it is, who hosts it, where it is. */
export function PointRows({ points }: { points: ListedPoint[] }) {
  return (
    <ul className={`${rows} *:py-3.5 md:columns-2 md:gap-x-12`}>
      {points.map(({ id, name, typeLabel, host, address, isSample }) => (
        <li key={id}>
          <p className="font-serif text-lg font-bold">
            <a href={`/teaching-points/${id}`}>{name}</a>
            <SampleMark isSample={isSample} />
          </p>
          <p className="text-sm text-ink-soft">{[typeLabel, host, address].filter(Boolean).join("　")}</p>
        </li>
      ))}
    </ul>
  );
}
