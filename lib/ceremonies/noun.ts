import { recordNoun } from "@/lib/core/noun";

/** 仪式: where letters and plaques are handed over. */
export const ceremonies = recordNoun({
  type: "ceremony",
  table: "Ceremony",
  title: "title",
  label: "仪式",
  one: "这场仪式",
  address: "ceremonies",
  can: { keep: "ceremonies.keep", publish: "ceremonies.publish" },
  consequences: {
    archive: "归档后不再出现在列表和可选项中，记录仍在。关联着聘任或授牌的、正在公开的不能归档。",
    restore: "恢复后可以修改，仍不公开。",
  },
  fields: {
    title: "名称",
    heldOn: "举行日期",
    heldOnRemark: "日期说明",
    startTime: "开始时间",
    endTime: "结束时间",
    place: "地点",
    summary: "概要",
  },
  constraints: { ceremony_times_order: ["结束时间要晚于开始时间。", "endTime"] },
});
