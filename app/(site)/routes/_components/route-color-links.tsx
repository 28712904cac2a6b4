import { ColorBars } from "@/components/site/color-bars";
import { listThemes } from "@/lib/teaching-points/routes/public";
import type { ThemeColor } from "@/prisma/generated/enums";
import { pathOf } from "./listing";

/** The four colours, each the way to its routes. */
export async function RouteColorLinks({ current }: { current: ThemeColor }) {
  const bars = (await listThemes()).map(({ color, name, routes }) => ({
    ...{ color, name, href: pathOf(color), count: `${routes} 条`, current: color === current },
  }));
  return <ColorBars label="按四色查看线路" bars={bars} />;
}
