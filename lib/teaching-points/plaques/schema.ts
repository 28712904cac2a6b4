import { z } from "zod";
import { optionalId, optionalText, recordRef, requiredDay, requiredText } from "@/lib/core/fields";

/** At most so many points in one award. */
export const LARGEST_AWARD = 200;
const BATCH_SENTENCE = "批次请填 1 到 999 之间的整数。";

const batch = z
  .string({ error: "请填写批次。" })
  .trim()
  .refine((text) => /^[1-9]\d{0,2}$/.test(text), BATCH_SENTENCE)
  .transform(Number);

const points = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [...new Set(value === undefined ? [] : [value].flat().filter(Boolean))])
  .refine((ids) => ids.length > 0, "请至少选择一个教学点。")
  .refine((ids) => ids.length <= LARGEST_AWARD, `一次最多授 ${LARGEST_AWARD} 块牌，请分批。`)
  .refine((ids) => ids.every((id) => /^[1-9]\d{0,8}$/.test(id)), "请从列表中选择教学点。")
  .transform((ids) => ids.map(Number));

/** Plaques for one point or many: which batch, on which day, at which ceremony, by whom. */
export const awardInput = z.object({
  points,
  batch,
  awardedOn: requiredDay("授牌日期"),
  ceremonyId: optionalId("仪式"),
  presenterName: optionalText("授牌人", 50),
});

/** The end of a plaque. `withdrawnOn` is its last day in force. */
export const plaqueWithdrawalInput = z.object({
  ...recordRef,
  withdrawnOn: requiredDay("最后一天"),
  reason: requiredText("摘牌原因", 300),
});

export type AwardInput = z.output<typeof awardInput>;
export type PlaqueWithdrawalInput = z.output<typeof plaqueWithdrawalInput>;
