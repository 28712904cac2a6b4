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

type Names = { lecturerIds: number[]; teamIds: number[] };
const countNamed = ({ lecturerIds, teamIds }: Names) => lecturerIds.length + teamIds.length;

/** Whom it names is judged also when another field is wrong, so that all errors are told at once. */
function namesAreRead({ value, issues }: { value: unknown; issues: { path?: PropertyKey[] }[] }): boolean {
  const misread = issues.some(({ path }) => path?.[0] === "lecturerIds" || path?.[0] === "teamIds");
  return !misread && Array.isArray((value as Names).lecturerIds) && Array.isArray((value as Names).teamIds);
}

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
  .refine((choice) => countNamed(choice) > 0, {
    path: ["lecturerIds"],
    message: "请至少选择一位讲师或一个讲师团。",
    when: namesAreRead,
  })
  .refine((choice) => countNamed(choice) <= LARGEST_PROPOSAL, {
    path: ["lecturerIds"],
    message: `一次最多呈报 ${LARGEST_PROPOSAL} 人，请分批。`,
    when: namesAreRead,
  })
  .refine(({ teamIds, category }) => teamIds.length === 0 || !category || category === "SPECIAL", {
    path: ["category"],
    message: "选了讲师团，聘任类别只能是“特聘”。其他类别的讲师请另外呈报。",
    when: namesAreRead,
  });

export type ProposalInput = z.output<typeof proposalInput>;

/** The leader's consent to a proposal. */
export const approvalInput = z.object({ proposalId: requiredId("呈报") });

/** The leader's refusal of a proposal. */
export const declineInput = z.object({ proposalId: requiredId("呈报"), reason: requiredText("退回理由", 300) });
