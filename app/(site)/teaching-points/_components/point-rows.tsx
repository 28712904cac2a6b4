import { namedRows } from "@/components/site/rows";
import { SampleMark } from "@/components/site/sample-mark";
import type { ListedPoint } from "@/lib/teaching-points/public";

/** Points one under the other: name, what it is, who hosts it, where it is. */
export function PointRows({ points }: { points: ListedPoint[] }) {
  return (
    <ul className={namedRows}>
      {points.map(({ id, name, typeLabel, host, address, isSample }) => (
        <li key={id}>
          <p>
            <a href={`/teaching-points/${id}`}>{name}</a>
            <SampleMark isSample={isSample} />
          </p>
          <p>{[typeLabel, host, address].filter(Boolean).join("　")}</p>
        </li>
      ))}
    </ul>
  );
}
