import { notFound } from "next/navigation";
import { currentHead } from "@/lib/audit/chain/queries";
import { formatInstant } from "@/lib/core/dates";
import { fileResponse } from "@/lib/core/file-response";
import { requireViewer } from "@/lib/core/viewer";

/** The head of the audit log's chain as a text, to be kept where nobody who can reach the database can. */
export async function GET(): Promise<Response> {
  await requireViewer("audit.read");
  const [head, now] = [await currentHead(), new Date()];
  if (!head) notFound();
  const text = `审计日志链首\r\n${head}\r\n导出于 ${formatInstant(now)}\r\n请保存在本系统之外；在“审计日志”页可以随时对照。\r\n`;
  return fileResponse(text, { name: `审计日志链首-${head.split("-")[0]}.txt`, type: "text/plain; charset=utf-8" });
}
