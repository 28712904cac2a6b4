import { slugOf } from "@/components/site/slug";
import type { ListedRoute, PublicTheme } from "@/lib/teaching-points/routes/public";
import { lengthWords } from "@/lib/teaching-points/routes/rules";
import type { ThemeColor } from "@/prisma/generated/enums";

/** So many routes of each colour stand on the first page; the page of the colour has all. */
const MOST_OF_ONE_COLOR = 8;

/** The address of the routes of one colour. */
export function pathOf(color: ThemeColor): string {
  return `/routes/color/${slugOf(color)}`;
}

/** Each theme with its first routes, those without any too. */
export function firstOfEach(themes: readonly PublicTheme[], routes: readonly ListedRoute[]) {
  return themes.map((theme) => ({
    theme,
    routes: routes.filter(({ color }) => color === theme.color).slice(0, MOST_OF_ONE_COLOR),
  }));
}

/** How many stops a route has and how long it takes. */
export function factsOf({ stopNames, length }: Pick<ListedRoute, "stopNames" | "length">): string {
  return `${stopNames.length} 站　${lengthWords(length)}`;
}
