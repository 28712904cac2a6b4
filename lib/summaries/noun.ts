import { noun } from "@/lib/core/noun";

/** 年度总结: the figures of a year, as they are handed in. */
export const summaries = noun({ type: "summary", label: "年度总结", events: { exported: "导出年度总结" } });
