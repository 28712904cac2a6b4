import { notFound } from "next/navigation";
import { record } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { fileResponse } from "@/lib/core/file-response";
import { requireViewer } from "@/lib/core/viewer";
import { summaryWord } from "@/lib/summaries/documents";
import { getSummaryDocument } from "@/lib/summaries/queries";
import { periodOf } from "@/lib/summaries/rules";

const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The yearly summary as a Word file, with the numbers of the page. */
export async function GET(request: Request, { params }: { params: Promise<{ year: string }> }): Promise<Response> {
  const viewer = await requireViewer("summaries.export");
  const period = periodOf((await params).year, new URL(request.url).searchParams.get("on") ?? undefined);
  if (!period) notFound();
  const summary = await getSummaryDocument(viewer, period);
  await db.$transaction((tx) =>
    record(
      tx,
      viewer,
      "summary.exported",
      { type: "summary", id: summary.year, label: `${summary.year}年度总结` },
      {
        after: { form: "Word" },
      },
    ),
  );
  const name = `${summary.schoolName}${summary.year}年度总结.docx`;
  return fileResponse(await summaryWord(summary), { name, type: TYPE });
}
