import { noun } from "@/lib/core/noun";
import { SETTING_LABELS } from "./schema";

const YES_OR_NO = { yes: "是", no: "否" };

/** 设置: what holds for the whole school. */
export const settings = noun({
  type: "setting",
  label: "设置",
  events: { changed: "修改设置" },
  fields: SETTING_LABELS,
  values: { requireSecondFactor: YES_OR_NO, smallSchool: YES_OR_NO },
});
