import { themeText } from "@/components/site/theme-text";
import type { ListedRoute, PublicTheme } from "@/lib/teaching-points/routes/public";
import { pathOf } from "./listing";
import { NoRoutes } from "./no-routes";
import { RouteRows } from "./route-rows";

/** A colour of the four with its word, how many routes it has, and the first of them. */
export function ColorSection({ theme, routes }: { theme: PublicTheme; routes: ListedRoute[] }) {
  const { color, name, routes: count } = theme;
  return (
    <section
      aria-labelledby={color}
      className={`gap-x-10 border-t-6 pt-4 pb-12 md:grid md:grid-cols-[13em_1fr] ${themeText[color]}`}
    >
      <div className="mb-4">
        <h2 id={color} className="font-serif text-2xl font-bold">
          <a href={pathOf(color)} className="inline-flex min-h-control items-center hover:underline">
            {name}
          </a>
        </h2>
        {count > 0 && <p className="text-ink-soft">{count} 条线路</p>}
      </div>
      <div>
        {count === 0 ? <NoRoutes theme={theme} /> : <RouteRows color={color} routes={routes} />}
        {count > routes.length && (
          <p className="mt-2">
            <a href={pathOf(color)} className="inline-flex min-h-control items-center underline underline-offset-4">
              {name}的全部 {count} 条线路
            </a>
          </p>
        )}
      </div>
    </section>
  );
}
