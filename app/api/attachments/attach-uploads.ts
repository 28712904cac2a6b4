import { notFound } from "next/navigation";
import { changesHeard } from "@/lib/core/changes";
import { db } from "@/lib/core/db";
import { NotFound, Refusal } from "@/lib/core/errors";
import type { Viewer } from "@/lib/core/viewer";
import { attachFile, setPoster } from "@/lib/files/attachments/commands";
import type { UploadAnswer } from "@/lib/files/attachments/refused";
import { acceptedKinds } from "@/lib/files/attachments/rules";
import type { AttachmentRef, Owner } from "@/lib/files/attachments/schema";
import { storeFile } from "@/lib/files/commands";
import { takeIn } from "@/lib/files/intake";
import type { UploadedFile } from "@/lib/files/uploads/folder";
import { sentenceForConstraint } from "@/lib/nouns/constraints";

/** Hangs uploaded files on a record, each by itself: those that are refused do not keep the others away. */
export async function attachUploads(
  viewer: Viewer<"attachments.keep">,
  owner: Owner,
  uploads: readonly UploadedFile[],
): Promise<UploadAnswer> {
  const answer: UploadAnswer = { added: [], refused: [] };
  for (const upload of uploads) {
    const result = await attachUpload(viewer, owner, upload).catch(refusalIn);
    if (result instanceof Refusal) answer.refused.push({ name: upload.name, sentence: result.message });
    else answer.added.push(result);
  }
  await changesHeard();
  return answer;
}

/** Gives a video its poster. */
export async function attachPoster(
  viewer: Viewer<"attachments.keep">,
  ref: AttachmentRef,
  upload: UploadedFile,
): Promise<UploadAnswer> {
  try {
    const intake = await takeIn(upload.path, upload.name, ["PICTURE"]);
    await db.$transaction(async (tx) => {
      const fileId = await storeFile(tx, viewer, intake);
      return setPoster(tx, viewer, { ...ref, fileId, name: intake.name });
    });
    await changesHeard();
    return { added: [{ id: ref.id, version: ref.version + 1, name: intake.name }], refused: [] };
  } catch (error) {
    return { added: [], refused: [{ name: upload.name, sentence: refusalIn(error).message }] };
  }
}

/** The refusal behind an error. A record or a video that is gone is a 404; anything else is a bug and goes on. */
export function refusalIn(error: unknown): Refusal {
  if (error instanceof NotFound) notFound();
  const refusal = error instanceof Refusal ? error : sentenceForConstraint(error);
  if (refusal) return refusal;
  throw error;
}

async function attachUpload(viewer: Viewer<"attachments.keep">, owner: Owner, { path, name }: UploadedFile) {
  const intake = await takeIn(path, name, acceptedKinds(owner.type));
  const attachment = await db.$transaction(async (tx) => {
    const fileId = await storeFile(tx, viewer, intake);
    return attachFile(tx, viewer, { owner, fileId, name: intake.name });
  });
  return { ...attachment, name: intake.name };
}
