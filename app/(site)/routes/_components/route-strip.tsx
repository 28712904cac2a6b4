import { themeText } from "@/components/site/theme-text";
import type { PublicRoute } from "@/lib/teaching-points/routes/public";
import { minutesWords } from "@/lib/teaching-points/routes/rules";

type Stop = PublicRoute["stops"][number];

/**
 * The stops of a route on their line: one below the other on a phone and on paper, beside each other where there is room.
 * Each stop draws the rail to the next, dashed where nobody measured the way; the words say the same.
 */
export function RouteStrip({ color, stops }: Pick<PublicRoute, "color" | "stops">) {
  return (
    <ol className={`grid ${Object.values(look).join(" ")} ${columnsFor(stops.length)} ${themeText[color]}`}>
      {stops.map((stop, index) => (
        <StopOnLine key={stop.point.id} stop={stop} place={index + 1} next={stops[index + 1]} />
      ))}
    </ol>
  );
}

function StopOnLine({ stop, place, next }: { stop: Stop; place: number; next: Stop | undefined }) {
  const { point, minutes, topic, narrator } = stop;
  return (
    <li data-unmeasured={next?.travelMinutes === null ? "" : undefined}>
      <b>{place}</b>
      <h3>
        {point.hasPage ? <a href={`/teaching-points/${point.id}`}>{point.name}</a> : point.name}
        {point.state === "WITHDRAWN" && <span>（已摘牌）</span>}
      </h3>
      <small>停留 {minutesWords(minutes)}</small>
      {topic && <p>{topic}</p>}
      {narrator && <small>讲解：{narrator}</small>}
      {next && next.travelMinutes !== null && (
        <div>
          <span>{next.travelMinutes === 0 ? "路上不到 1 分钟" : `路上 ${minutesWords(next.travelMinutes)}`}</span>
        </div>
      )}
    </li>
  );
}

/** Said once on the list. Down the left side on a phone, from md on along the top. */
const look = {
  stop: "*:relative *:min-h-20 *:break-inside-avoid *:pb-5 *:pl-12 md:not-print:*:pt-11 md:not-print:*:pr-5 md:not-print:*:pb-10 md:not-print:*:pl-0",
  rail: "*:before:absolute *:before:top-8 *:before:bottom-0 *:before:left-[0.84375rem] *:before:border-l-3 *:last:before:hidden *:data-unmeasured:before:border-dashed md:not-print:*:before:top-[0.84375rem] md:not-print:*:before:right-0 md:not-print:*:before:bottom-auto md:not-print:*:before:left-8 md:not-print:*:before:border-t-3 md:not-print:*:before:border-l-0",
  number:
    "[&_b]:absolute [&_b]:top-0 [&_b]:left-0 [&_b]:flex [&_b]:size-8 [&_b]:items-center [&_b]:justify-center [&_b]:rounded-full [&_b]:border-3 [&_b]:font-serif [&_b]:tabular-nums",
  name: "[&_h3]:font-serif [&_h3]:text-lg [&_h3]:font-bold [&_h3]:text-ink [&_h3_span]:text-sm [&_h3_span]:font-normal [&_h3_span]:text-ink-soft [&_a]:text-ink [&_a]:decoration-line-strong [&_a:hover]:text-red",
  told: "[&_p]:text-ink [&_small]:block [&_small]:text-sm [&_small]:text-ink-soft",
  way: "[&_div]:mt-2 [&_div]:text-sm md:not-print:[&_div]:absolute md:not-print:[&_div]:top-0 md:not-print:[&_div]:right-0 md:not-print:[&_div]:left-8 md:not-print:[&_div]:mt-0 md:not-print:[&_div]:flex md:not-print:[&_div]:h-8 md:not-print:[&_div]:items-center md:not-print:[&_div]:justify-center md:not-print:[&_div>span]:bg-paper md:not-print:[&_div>span]:px-1.5",
  // In two columns, close together: one sheet of paper holds a route.
  paper:
    "print:block print:columns-2 print:gap-x-8 print:text-sm print:*:flow-root print:*:min-h-10 print:*:pb-1.5 print:[&_*]:leading-[1.3] print:[&_div]:float-right print:[&_div]:mt-0 print:[&_h3]:text-base print:[&_p]:mr-2 print:[&_p]:inline print:[&_small]:mr-2 print:[&_small]:inline",
};

/** As many stops in a row as have room for their names; rows without a gap at their end where that can be. */
function columnsFor(count: number): string {
  if (count <= 2) return "md:grid-cols-2";
  if (count === 5) return "md:grid-cols-3 lg:grid-cols-5";
  return count % 4 !== 0 && count % 3 === 0 ? "md:grid-cols-3" : "md:grid-cols-4";
}
