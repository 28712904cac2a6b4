import { SampleMark } from "@/components/site/sample-mark";
import { themeText } from "@/components/site/theme-text";
import type { ListedRoute } from "@/lib/teaching-points/routes/public";
import type { ThemeColor } from "@/prisma/generated/enums";
import { factsOf } from "./listing";

/** Beyond so many stops a list names only the first ones; the page of the route has all. */
const MOST_NAMED = 8;

/** Said once on the list: a page has sixty rows, each sent twice. The line is the colour's, the words are not. */
const look =
  "*:break-inside-avoid *:border-b *:border-line *:py-4 *:first:pt-0 *:last:border-b-0 [&_a]:text-ink [&_a]:decoration-line-strong [&_a:hover]:text-red [&_p:first-child]:font-serif [&_p:first-child]:text-lg [&_p:first-child]:font-bold [&_p:last-child]:text-sm [&_p:last-child]:text-ink-soft";

/** The stops: the ring of each, its name, and the rail to the next. */
const line =
  "[&_ol]:my-1.5 [&_ol]:flex [&_ol]:flex-wrap [&_ol>li]:flex [&_ol>li]:items-center [&_ol>li]:before:mr-1.5 [&_ol>li]:before:size-3 [&_ol>li]:before:shrink-0 [&_ol>li]:before:rounded-full [&_ol>li]:before:border-3 [&_ol>li:not(:last-child)]:after:mx-1.5 [&_ol>li:not(:last-child)]:after:w-6 [&_ol>li:not(:last-child)]:after:shrink-0 [&_ol>li:not(:last-child)]:after:border-t-3 [&_ol_span]:text-ink";

/** Routes of one colour one under the other: the name, the stops on their line, how long it takes. */
export function RouteRows({ color, routes }: { color: ThemeColor; routes: ListedRoute[] }) {
  return (
    <ul className={`${look} ${line} ${themeText[color]}`}>
      {routes.map((route) => (
        <li key={route.id}>
          <p>
            <a href={`/routes/${route.id}`}>{route.name}</a>
            <SampleMark isSample={route.isSample} />
          </p>
          <ol>
            {namedStops(route.stopNames).map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two points may have one name, and they never move
              <li key={index}>
                <span>{name}</span>
              </li>
            ))}
          </ol>
          <p>{factsOf(route)}</p>
        </li>
      ))}
    </ul>
  );
}

function namedStops(names: string[]): string[] {
  if (names.length <= MOST_NAMED) return names;
  return [...names.slice(0, MOST_NAMED - 1), `还有 ${names.length - MOST_NAMED + 1} 站`];
}
