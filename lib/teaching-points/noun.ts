import { recordNoun } from "@/lib/core/noun";

/** 现场教学点: a place where the school teaches. */
export const teachingPoints = recordNoun({
  type: "teaching-point",
  table: "TeachingPoint",
  title: "name",
  label: "教学点",
  one: "这个教学点",
  address: "teaching-points",
  can: { keep: "teaching-points.keep" },
  consequences: {
    archive: "归档后不再出现在列表和公开网站上，记录和授牌历史仍在。",
    restore: "恢复后可以修改和授牌；以前授过牌的会重新公开。",
  },
  events: { "phone-revealed": "查看教学点电话" },
  fields: {
    name: "名称",
    type: "类型",
    hostOrganization: "承载单位",
    address: "地址",
    latitude: "纬度",
    longitude: "经度",
    datum: "坐标系",
    directions: "如何到达",
    accessibility: "无障碍说明",
    publicPhone: "公开电话",
    contactName: "联系人",
    contactPhone: "联系电话",
    capacity: "容纳人数",
    openingHours: "开放时间",
    description: "简介",
  },
  values: { datum: { GCJ02: "GCJ-02", BD09: "BD-09", WGS84: "CGCS2000 / WGS-84" } },
  constraints: {
    point_place_whole: ["纬度、经度和坐标系要一起填写，或都不填。", "position"],
    point_place_in_china: ["这个位置不在中国境内，请核对经纬度。", "position"],
  },
});
