import { type Answer, inspect } from "./inspect";
import { refusalOf } from "./intake-name";
import type { UploadedFile } from "./uploads/folder";

const PDF = "或者另存为 PDF，再传。";
const FAULTS: Record<NonNullable<Answer<"officeParts">>, string> = {
  outside: `引用了外部的模板、图片或内容，打开时会去别处读取，可能有危险。请断开外部链接（文件 › 信息 › 编辑指向文件的链接），${PDF}`,
  field: `里面有会读取别的文件或启动程序的域（如 DDE、INCLUDETEXT、INCLUDEPICTURE），可能有危险。请全选后按 Ctrl+Shift+F9 把域变成文字，${PDF}`,
  control: `里面有 ActiveX 控件，可能有危险。请删去控件，${PDF}`,
  chunk: `里面夹着另一种格式的内容（altChunk），查不出有没有危险。请用 Word 打开，另存为 DOCX，${PDF}`,
  object: `里面夹带了程序或别的文件，可能有危险。请删去这些对象，${PDF}`,
  macros: "带有宏，可能有危险。请另存为不带宏的 DOCX 或 PPTX 再传。",
  "other than said": "的内容和目录对不上，可能已损坏，也可能有危险，不能上传。请重新保存一份再传。",
};

/** Refuses a document of today's Office in whose parts something is found (inspection/office-parts.mjs). */
export async function checkOfficeParts(file: UploadedFile): Promise<void> {
  const fault = await inspect(file, "officeParts");
  if (fault) throw refusalOf(file.name, FAULTS[fault]);
}
