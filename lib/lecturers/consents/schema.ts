import { z } from "zod";
import { requiredDay, requiredId, requiredText, tick } from "@/lib/core/fields";

/** What consent means, said wherever it is asked for or withdrawn. */
export const CONSENT_EFFECT =
  "有登记的同意，在聘期间公开网站会显示姓名、职务、专长、所属组织、简介、聘任类别和聘期；照片只在同意包括照片时显示，只在本人的页面上。没有同意或撤回之后，只计入人数，不显示姓名。电话从不公开。";

/** A lecturer's consent to be shown in public. */
export const consentInput = z.object({
  lecturerId: requiredId("讲师"),
  givenOn: requiredDay("同意日期"),
  evidence: requiredText("依据", 300),
  coversPhoto: tick,
});

/** The withdrawal of the consent that is open. */
export const consentWithdrawal = z.object({ lecturerId: requiredId("讲师"), withdrawnOn: requiredDay("撤回日期") });

export type ConsentInput = z.output<typeof consentInput>;
export type ConsentWithdrawal = z.output<typeof consentWithdrawal>;
