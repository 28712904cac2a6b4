import { z } from "zod";
import { requiredId, requiredText } from "@/lib/core/fields";

/** A replacement for a lost or spoiled letter. */
export const reissueInput = z.object({ letterId: requiredId("聘书"), reason: requiredText("补发原因", 300) });

/** A letter that must no longer count. */
export const withdrawalInput = z.object({ letterId: requiredId("聘书"), reason: requiredText("作废原因", 300) });
