"use server";

import { z } from "zod";
import { clearSamples } from "@/lib/samples/commands";
import { adminAction } from "@/lib/web/action";

export const clear = adminAction({
  can: "samples.clear",
  input: z.object({}),
  run: clearSamples,
  done: ({ removed, kept }) => ({
    to: "/admin/samples",
    message: `已清除 ${removed} 条示例记录。${kept > 0 ? `另有 ${kept} 条被真实记录引用，已保留。` : ""}`,
  }),
});
