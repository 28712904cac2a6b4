import { z } from "zod";
import { optionalText, optionalTime, recordRef, requiredDay, requiredText } from "@/lib/core/fields";

const ceremonyFields = {
  title: requiredText("名称", 200),
  heldOn: requiredDay("举办日期"),
  heldOnRemark: optionalText("日期说明", 300),
  startTime: optionalTime("开始时间"),
  endTime: optionalTime("结束时间"),
  place: requiredText("地点", 100),
  summary: optionalText("简介", 2000),
};

/** A new ceremony; its agenda is written afterwards. */
export const ceremonyInput = z.object(ceremonyFields).superRefine(checkTimes);

/** What a ceremony is changed to. */
export const ceremonyChangeInput = z.object({ ...recordRef, ...ceremonyFields }).superRefine(checkTimes);

export type CeremonyInput = z.output<typeof ceremonyInput>;
export type CeremonyChangeInput = z.output<typeof ceremonyChangeInput>;

/** An end without a beginning says nothing, and one before it is a slip. Nothing here goes on past midnight. */
function checkTimes(
  { startTime, endTime }: { startTime: string | null; endTime: string | null },
  context: z.RefinementCtx,
): void {
  if (!endTime) return;
  if (!startTime) {
    context.addIssue({ code: "custom", path: ["startTime"], message: "填了结束时间，也要填开始时间。" });
  } else if (endTime <= startTime) {
    context.addIssue({ code: "custom", path: ["endTime"], message: "结束时间要晚于开始时间。" });
  }
}
