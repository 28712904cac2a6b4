import { noun } from "@/lib/core/noun";
import { CATEGORY_LABELS, PROPOSAL_KIND_LABELS } from "../schema";

/** 聘任呈报: what a clerk puts before a leader. */
export const proposals = noun({
  type: "proposal",
  label: "聘任呈报",
  events: { made: "呈报聘任", approved: "批准聘任", declined: "退回聘任" },
  fields: {
    kind: "聘任方式",
    category: "类别",
    termStart: "聘期开始",
    termEnd: "聘期结束",
    remark: "备注",
    ceremony: "仪式",
    names: "人员",
    approvedByProposer: "呈报人自己批准",
  },
  values: { kind: PROPOSAL_KIND_LABELS, category: CATEGORY_LABELS },
  constraints: {
    proposal_four_eyes: "自己呈报的聘任，要由另一位分管领导批准。",
    proposal_term_order: ["聘期结束不能早于聘期开始。", "termEnd"],
    proposal_term_length: ["一个聘期最长十年。", "termEnd"],
  },
});
