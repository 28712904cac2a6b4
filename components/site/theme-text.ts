import type { ThemeColor } from "@/prisma/generated/enums";

/** The four colours as text, border (`border-current`) or drawing (`fill="currentColor"`); each reaches 4.5:1 on paper. */
export const themeText: Record<ThemeColor, string> = {
  RED: "text-theme-red",
  GREEN: "text-theme-green",
  BLUE: "text-theme-blue",
  ORANGE: "text-theme-orange",
};
