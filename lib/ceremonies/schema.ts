import { z } from "zod";
import { optionalText, recordRef, requiredDay, requiredText } from "@/lib/core/fields";

const ceremonyFields = {
  title: requiredText("名称", 200),
  heldOn: requiredDay("举办日期"),
  heldOnRemark: optionalText("日期说明", 300),
  place: requiredText("地点", 100),
  summary: optionalText("简介", 2000),
};

/** A new ceremony; its agenda is written afterwards. */
export const ceremonyInput = z.object(ceremonyFields);

/** What a ceremony is changed to. */
export const ceremonyChangeInput = z.object({ ...recordRef, ...ceremonyFields });

/** A ceremony and the version that was shown. */
export const ceremonyRef = z.object(recordRef);

/** Why a ceremony is archived, or withdrawn from the public site. */
export const ceremonyReasonInput = z.object({ ...recordRef, reason: requiredText("原因", 300) });

export type CeremonyInput = z.output<typeof ceremonyInput>;
export type CeremonyChangeInput = z.output<typeof ceremonyChangeInput>;
export type CeremonyRef = z.output<typeof ceremonyRef>;
export type CeremonyReasonInput = z.output<typeof ceremonyReasonInput>;
