import { z } from "zod";
import { choice, requiredDay, requiredId, requiredText } from "@/lib/core/fields";
import type { AppointmentCategory, EndReason, ProposalKind } from "@/prisma/generated/enums";

/** How categories of appointment are called. */
export const CATEGORY_LABELS: Record<AppointmentCategory, string> = {
  FULL_TIME: "专职",
  INVITED: "特约",
  SPECIAL: "特聘",
  PART_TIME: "兼职",
};

/** How kinds of proposal are called. */
export const PROPOSAL_KIND_LABELS: Record<ProposalKind, string> = { NEW: "新聘", RENEWAL: "续聘" };

/** How early endings are called. */
export const END_REASON_LABELS: Record<EndReason, string> = {
  DISMISSAL: "解聘",
  RESIGNATION: "辞聘",
  CATEGORY_CHANGE: "变更类别",
};

/** An early ending. `endedOn` is the last day in force. */
export const endingInput = z.object({
  id: requiredId("聘任"),
  version: requiredId("版本"),
  endReason: choice("结束原因", ["DISMISSAL", "RESIGNATION", "CATEGORY_CHANGE"]),
  endedOn: requiredDay("最后一天"),
  note: requiredText("说明", 300),
});
