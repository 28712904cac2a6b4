import { type Answer, inspect } from "./inspect";
import { refusalOf } from "./intake-name";
import type { UploadedFile } from "./uploads/folder";

const PRINT = "请打开它，用“打印”另存为一份 PDF，再传那一份。";
const FAULTS: Record<NonNullable<Answer<"pdf">>, string> = {
  "no beginning": "的开头不是 PDF。请用办公软件重新导出再传。",
  "no end": "不完整，缺了后面的部分。请换一份再传。",
  acts: `带有会运行的程序（JavaScript 或启动命令），可能有危险，不能上传。${PRINT}`,
  fetches: `会打开别处的文件，或者把填写的内容发到别处，可能有危险，不能上传。${PRINT}`,
  carries: `里面夹带了别的文件（附件），查不出有没有危险，不能上传。请去掉附件，或者${PRINT.slice(1)}`,
  "scripted form": `是带程序的表单（XFA），可能有危险，不能上传。${PRINT}`,
  locked: "加了密（打开密码或者权限限制），查不出里面有没有危险。请去掉密码和限制，保存后再传。",
  unclear: `的内容查不清楚，可能已损坏，也可能有危险。${PRINT}`,
};

/** Refuses a PDF in which something is found, and one that cannot be looked into (inspection/pdf.mjs). */
export async function checkPdf(file: UploadedFile): Promise<void> {
  const fault = await inspect(file, "pdf");
  if (fault) throw refusalOf(file.name, FAULTS[fault]);
}
