import { noun } from "@/lib/core/noun";

/** 公开同意: a lecturer's consent to be shown in public. */
export const consents = noun({
  type: "consent",
  label: "公开同意",
  events: { given: "登记公开同意", replaced: "改登公开同意", withdrawn: "撤回公开同意" },
  fields: { givenOn: "同意日期", evidence: "依据", coversPhoto: "包括照片", withdrawnOn: "撤回日期" },
  constraints: {
    consent_one_open: "这位讲师已经登记过公开同意。",
    consent_dates: ["撤回日期不能早于同意日期。", "withdrawnOn"],
  },
});
