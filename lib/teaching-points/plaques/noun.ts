import { noun } from "@/lib/core/noun";

/** 授牌: what makes a place a teaching point of the school, from when to when. */
export const plaques = noun({
  type: "plaque",
  label: "授牌",
  events: { awarded: "授牌", withdrawn: "摘牌" },
  fields: {
    batch: "批次",
    awardedOn: "授牌日期",
    ceremony: "仪式",
    presenterName: "授牌人",
    withdrawnOn: "摘牌日期",
  },
  constraints: {
    plaque_no_overlap: ["这个教学点在这一天已有授牌，先摘牌才能再授牌。", "awardedOn"],
    plaque_withdrawn_after: ["摘牌日期不能早于授牌日期。", "withdrawnOn"],
  },
});
