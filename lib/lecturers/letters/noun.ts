import { noun } from "@/lib/core/noun";

/** 聘书: what was printed for an appointment. */
export const letters = noun({
  type: "letter",
  label: "聘书",
  events: { issued: "发聘书", reissued: "补发聘书", withdrawn: "作废聘书", downloaded: "下载聘书" },
  fields: { reissueOf: "原聘书", term: "聘书正文" },
  constraints: {
    letter_one_original: "这一聘任已经发过聘书。",
    letter_reissued_once: "这份聘书已经补发过，请补发最新的那一份。",
  },
});
