import { recordNoun } from "@/lib/core/noun";
import { COLOR_WORDS } from "./themes/noun";

/** 线路: teaching points in an order to walk. */
export const routes = recordNoun({
  type: "route",
  table: "Route",
  title: "name",
  label: "线路",
  one: "这条线路",
  address: "routes",
  can: { keep: "routes.keep", publish: "routes.publish" },
  consequences: {
    archive: "归档后不再出现在列表里，记录仍在，需要时可以恢复。",
    restore: "恢复后可以修改，仍不公开。",
  },
  fields: {
    name: "名称",
    color: "四色",
    description: "简介",
    meetingPlace: "集合方式",
    accessibility: "无障碍说明",
    stops: "站点",
  },
  values: { color: COLOR_WORDS },
  constraints: {
    stop_point_once: ["同一条线路里一个教学点只能停一次。", "stops"],
    stop_position_key: "刚刚有人修改过这条线路的站点，请刷新后再试。",
  },
});
