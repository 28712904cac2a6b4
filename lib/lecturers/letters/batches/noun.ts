import { noun } from "@/lib/core/noun";

/** Events of many letters at once, and the file they were made into. */
export const manyLetters = noun({
  type: "letters",
  label: "聘书",
  events: { printed: "打印聘书", downloaded: "下载一批聘书" },
  fields: { form: "打印方式", variant: "版式", total: "总数" },
});

export const letterBatches = noun({ type: "letter-batch", label: "聘书批次" });
