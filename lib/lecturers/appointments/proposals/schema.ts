import { z } from "zod";
import {
  choice,
  optionalDay,
  optionalId,
  optionalText,
  requiredDay,
  requiredId,
  requiredText,
} from "@/lib/core/fields";

/** At most so many people in one proposal: one ceremony, one decision, one batch of letters. */
export const LARGEST_PROPOSAL = 500;

const manyIds = (label: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => [...new Set(value === undefined ? [] : [value].flat().filter(Boolean))])
    .refine((ids) => ids.every((id) => /^[1-9]\d{0,8}$/.test(id)), `请从列表中选择${label}。`)
    .transform((ids) => ids.map(Number));

/** What a clerk chooses: whom, as what, for how long, at which ceremony. */
export const proposalInput = z
  .object({
    kind: choice("聘任方式", ["NEW", "RENEWAL"]),
    lecturerIds: manyIds("讲师"),
    teamIds: manyIds("讲师团"),
    category: choice("聘任类别", ["FULL_TIME", "INVITED", "SPECIAL", "PART_TIME"]),
    termStart: requiredDay("聘期开始"),
    termEnd: optionalDay("聘期结束"),
    ceremonyId: optionalId("仪式"),
    remark: optionalText("备注", 500),
  })
  .superRefine(({ lecturerIds, teamIds }, context) => {
    const count = lecturerIds.length + teamIds.length;
    if (count === 0)
      context.addIssue({ code: "custom", path: ["lecturerIds"], message: "请至少选择一位讲师或一个讲师团。" });
    if (count > LARGEST_PROPOSAL) {
      context.addIssue({
        code: "custom",
        path: ["lecturerIds"],
        message: `一次最多呈报 ${LARGEST_PROPOSAL} 人，请分批。`,
      });
    }
  });

export type ProposalInput = z.output<typeof proposalInput>;

/** The leader's consent to a proposal. */
export const approvalInput = z.object({ proposalId: requiredId("呈报") });

/** The leader's refusal of a proposal. */
export const declineInput = z.object({ proposalId: requiredId("呈报"), reason: requiredText("退回理由", 300) });
