import { z } from "zod";
import { optionalText, requiredId, requiredText } from "@/lib/core/fields";
import { ThemeColor } from "@/prisma/generated/enums";

/** The word of each colour. It is not edited, and stands in the name of the theme: a colour is never shown without it. */
export const COLOR_WORDS: Record<ThemeColor, string> = { RED: "红", GREEN: "绿", BLUE: "蓝", ORANGE: "橙" };

/** In the order in which they are listed; the database sorts them so too. */
export const COLORS = Object.keys(COLOR_WORDS) as [ThemeColor, ...ThemeColor[]];

/** What a theme is called and what it is about. There are always four: none is added or removed. */
export const themeChangeInput = z
  .object({
    color: z.enum(ThemeColor, { error: "请选择四色。" }),
    version: requiredId("版本"),
    name: requiredText("名称", 20),
    description: optionalText("介绍", 1000),
  })
  .superRefine(({ color, name }, context) => {
    if (name.includes(COLOR_WORDS[color])) return;
    const message = `名称里要有“${COLOR_WORDS[color]}”字：网站上颜色从不单独出现，总带着它的字。`;
    context.addIssue({ code: "custom", path: ["name"], message });
  });

export type ThemeChangeInput = z.output<typeof themeChangeInput>;
