import { noun } from "@/lib/core/noun";

/** 议程: one part of a ceremony. */
export const agendaItems = noun({
  type: "agenda-item",
  label: "议程",
  events: { added: "添加议程", changed: "修改议程", moved: "调整议程顺序", removed: "删去议程" },
  fields: {
    kind: "类别",
    title: "标题",
    remark: "备注",
    course: "课程",
    presenters: "主讲人",
    videos: "视频",
    position: "次序",
  },
});
