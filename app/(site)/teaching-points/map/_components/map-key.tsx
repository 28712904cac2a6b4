import { SampleMark } from "@/components/site/sample-mark";
import { type KeyedMark, keyOf } from "./keyed-marks";

/** Said once: the number of a mark, then what it stands for. */
const look =
  "border-t border-line-strong *:flex *:items-baseline *:gap-x-3 *:border-b *:border-line *:py-2 [&_a]:text-ink [&_a]:decoration-line-strong [&_a:hover]:text-red [&_b]:inline-block [&_b]:min-w-7 [&_b]:rounded-full [&_b]:px-1 [&_b]:border [&_b]:border-red [&_b]:text-center [&_b]:text-sm [&_b]:leading-[1.625rem] [&_b]:font-normal [&_b]:tabular-nums";

/** What the marks of the drawing stand for, in their order: every point of the drawing is reached from here. */
export function MapKey({ marks }: { marks: readonly KeyedMark[] }) {
  return (
    <ol className={look}>
      {marks.map((mark, index) => (
        <li key={mark.href} id={keyOf(index)}>
          {"point" in mark ? (
            <>
              <b aria-hidden="true">{mark.number}</b>
              <span>
                <a href={mark.href}>{mark.point.name}</a>
                <SampleMark isSample={mark.point.isSample} />
              </span>
            </>
          ) : (
            <>
              <b aria-hidden="true" className="bg-red text-surface">
                {mark.points.length}
              </b>
              <Several mark={mark} />
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

/** A few that lie side by side are named; many have a drawing of their own. */
function Several({ mark: { points, leads, href } }: { mark: Extract<KeyedMark, { points: unknown }> }) {
  if (leads === "TO_THEIR_AREA") {
    return (
      <a href={href}>
        {points[0]?.name}一带的 {points.length} 个教学点
      </a>
    );
  }
  return (
    <ul>
      {points.map(({ id, name, isSample }) => (
        <li key={id}>
          <a href={`/teaching-points/${id}`}>{name}</a>
          <SampleMark isSample={isSample} />
        </li>
      ))}
    </ul>
  );
}
