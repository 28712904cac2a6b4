import type { PublicRoute } from "@/lib/teaching-points/routes/public";
import { wayWords } from "@/lib/teaching-points/routes/rules";

/** How long a route takes, what that includes, and how many stops it has, in large numbers. */
export function RouteMeasure({ length, stops }: Pick<PublicRoute, "length" | "stops">) {
  const [hours, minutes] = [Math.floor(length.minutes / 60), length.minutes % 60];
  const way = wayWords(length);
  return (
    <dl className="mb-8 flex flex-wrap gap-x-14 gap-y-4 [&_dt]:text-ink-soft [&_span]:font-serif [&_span]:text-[3.5rem] [&_span]:leading-none [&_span]:tabular-nums print:mb-2 print:*:flex print:*:items-baseline print:*:gap-x-2 print:[&_span]:text-xl">
      <div>
        <dt>全程</dt>
        <dd>
          {hours > 0 && (
            <>
              <span>{hours}</span> 小时{" "}
            </>
          )}
          {(minutes > 0 || hours === 0) && (
            <>
              <span>{minutes}</span> 分钟
            </>
          )}
        </dd>
        {way && <dd className="mt-1 max-w-[13em] text-sm text-ink-soft print:mt-0 print:max-w-none">{way}</dd>}
      </div>
      <div>
        <dt>停靠</dt>
        <dd>
          <span>{stops.length}</span> 站
        </dd>
      </div>
    </dl>
  );
}
