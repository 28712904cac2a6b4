import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { notFound } from "next/navigation";
import { record } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { recordId } from "@/lib/core/errors";
import { fileResponse } from "@/lib/core/file-response";
import { requireViewer } from "@/lib/core/viewer";
import { batchPath } from "@/lib/lecturers/letters/batches/files";
import { getBatch } from "@/lib/lecturers/letters/batches/queries";

/** The file of a finished batch, for a day after it was made. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const viewer = await requireViewer("letters.print");
  const id = recordId((await params).id);
  const batch = id ? await getBatch(viewer, id) : null;
  if (!batch?.finishedAt) notFound();
  const path = batchPath(batch);
  const there = await stat(path).catch(() => null);
  if (!there) notFound();
  const subject = { type: "letter-batch", id: batch.id, label: batch.ceremony.title };
  await db.$transaction((tx) => record(tx, viewer, "letters.downloaded", subject, { after: { total: batch.total } }));
  const pdf = batch.form === "ONE_PDF";
  return fileResponse(Readable.toWeb(createReadStream(path)) as ReadableStream, {
    name: `聘书_${batch.ceremony.title}${pdf ? ".pdf" : ".zip"}`,
    type: pdf ? "application/pdf" : "application/zip",
  });
}
