import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { ThemeColor } from "@/prisma/generated/enums";

const TONES: Record<ThemeColor, BadgeTone> = { RED: "red", GREEN: "green", BLUE: "blue", ORANGE: "orange" };

/** Which of the four colours, by its name; nothing without one. */
export function ColorBadge({ color, theme }: { color: ThemeColor | null; theme: { name: string } | null }) {
  return color && theme && <Badge tone={TONES[color]}>{theme.name}</Badge>;
}
