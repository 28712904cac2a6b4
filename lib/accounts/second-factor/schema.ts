import { z } from "zod";
import { requiredText } from "@/lib/core/fields";

/** Six digits from the telephone, or a recovery code. */
export const codeInput = z.object({ code: requiredText("验证码", 40) });

/** The same with the page to go to afterwards. */
export const enrolmentInput = codeInput.extend({ next: z.string().max(2000).optional() });
