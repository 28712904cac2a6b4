import { noun } from "@/lib/core/noun";

/** How the four colours are called in the audit log. */
export const COLOR_WORDS = { RED: "红", GREEN: "绿", BLUE: "蓝", ORANGE: "橙" };

/** 四色主题: what the four colours of routes and courses stand for. */
export const themes = noun({
  type: "theme",
  label: "四色主题",
  events: { changed: "修改四色主题" },
  fields: { name: "名称", description: "简介" },
});
