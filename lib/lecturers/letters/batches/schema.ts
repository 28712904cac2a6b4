import { z } from "zod";
import { choice, requiredId } from "@/lib/core/fields";
import type { LetterBatchForm, LetterVariant } from "@/prisma/generated/enums";

export const BATCH_FORM_LABELS: Record<LetterBatchForm, string> = {
  ONE_PDF: "一份 PDF（每页一份聘书）",
  ZIP: "压缩包（每份聘书一个 PDF）",
};

export const VARIANT_LABELS: Record<LetterVariant, string> = {
  FULL: "完整版面",
  OVERLAY: "仅文字（套印在预制封皮上）",
};

/** All letters of a ceremony in one file. */
export const batchInput = z.object({
  ceremonyId: requiredId("仪式"),
  form: choice("文件形式", ["ONE_PDF", "ZIP"]),
  variant: choice("版面", ["FULL", "OVERLAY"]),
});
