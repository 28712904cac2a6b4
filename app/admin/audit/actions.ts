"use server";

import { z } from "zod";
import { verifyLog } from "@/lib/audit/chain/commands";
import { sentenceOfCheck } from "@/lib/audit/chain/rules";
import { adminAction } from "@/lib/web/action";

export const verify = adminAction({
  can: "audit.read",
  input: z.object({}),
  run: verifyLog,
  done: (found) => ({ to: "/admin/audit", message: sentenceOfCheck(found) }),
});
