import { notFound } from "next/navigation";
import { record } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { Refusal, recordId } from "@/lib/core/errors";
import { fileResponse } from "@/lib/core/file-response";
import { requireViewer } from "@/lib/core/viewer";
import { VARIANT_LABELS } from "@/lib/lecturers/letters/batches/schema";
import { letterFileName, letterPdf } from "@/lib/lecturers/letters/documents";
import { getLetterSnapshot } from "@/lib/lecturers/letters/queries";

/** One letter as PDF, made from its snapshot: the same bytes every time. `?variant=overlay` prints the text alone. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const viewer = await requireViewer("letters.print");
  const id = recordId((await params).id);
  const snapshot = id && (await getLetterSnapshot(viewer, id));
  if (!snapshot) notFound();
  const variant = new URL(request.url).searchParams.get("variant") === "overlay" ? "OVERLAY" : "FULL";
  const pdf = await letterPdf(snapshot, { variant }).catch(refusalIn);
  if (pdf instanceof Refusal) return new Response(pdf.message, { status: 422 });
  const subject = { type: "letter", id, label: snapshot.letterNo };
  const form = { after: { variant: VARIANT_LABELS[variant] } };
  await db.$transaction((tx) => record(tx, viewer, "letter.downloaded", subject, form));
  return fileResponse(pdf, { name: letterFileName(snapshot), type: "application/pdf" });
}

/** A name with a character that no font has cannot be printed: whoever asked reads which one it is. */
function refusalIn(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
