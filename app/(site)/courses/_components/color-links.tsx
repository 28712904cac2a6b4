import { ColorBars } from "@/components/site/color-bars";
import { getCourseCounts } from "@/lib/courses/public";
import type { ThemeColor } from "@/prisma/generated/enums";
import { pathOf } from "./listing";

/** The four colours, each the way to its courses; nothing when no course has a colour. */
export async function ColorLinks({ current }: { current?: ThemeColor }) {
  const { byColor } = await getCourseCounts();
  if (byColor.every(({ count }) => count === 0)) return null;
  const bars = byColor.map(({ color, name, count }) => ({
    ...{ color, name, href: pathOf({ color, name }), count: `${count} 门`, current: color === current },
  }));
  return <ColorBars label="按四色查看" bars={bars} />;
}
