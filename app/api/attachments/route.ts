import { notFound } from "next/navigation";
import { allowLongUpload } from "@/lib/core/request-notes";
import { currentViewer, requireViewer, type Viewer } from "@/lib/core/viewer";
import type { UploadAnswer } from "@/lib/files/attachments/refused";
import { MOST_ATTACHMENTS } from "@/lib/files/attachments/rules";
import { type Owner, uploadInput } from "@/lib/files/attachments/schema";
import { inTheRoomOf } from "@/lib/files/uploads/at-once";
import { receiveForm, type UploadedForm } from "@/lib/files/uploads/form";
import { finishedUpload } from "@/lib/files/uploads/in-parts";
import { getSettings } from "@/lib/settings/queries";
import { answerSignedOut, answerUpload } from "./answer";
import { attachUploads, refusalIn } from "./attach-uploads";

/**
 * Hangs the files of a form on the record that the address names, and the uploads in parts that it names. Good files are
 * kept; each refused one has its sentence.
 */
export async function POST(request: Request): Promise<Response> {
  const asked = uploadInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) notFound();
  const { owner, back } = asked.data;
  if (!(await currentViewer())) return answerSignedOut(request, back);
  const viewer = await requireViewer("attachments.keep");
  allowLongUpload(request.headers);
  const answer = await receiveAndAttach(request, viewer, owner);
  const message = `已添加 ${answer.added.length} 个文件。`;
  return answerUpload(request, { owner, back, message }, answer);
}

async function receiveAndAttach(
  request: Request,
  viewer: Viewer<"attachments.keep">,
  owner: Owner,
): Promise<UploadAnswer> {
  const { videoMegabytes } = await getSettings();
  try {
    const limits = { files: MOST_ATTACHMENTS, bytes: Number(videoMegabytes) * 1024 ** 2 };
    return await inTheRoomOf(viewer.accountId, async () => {
      const form = await receiveForm(request, limits);
      return attachForm(form, viewer, owner).finally(form.discard);
    });
  } catch (error) {
    return { added: [], refused: [{ name: "", sentence: refusalIn(error).message }] };
  }
}

async function attachForm(
  { files, fields }: UploadedForm,
  viewer: Viewer<"attachments.keep">,
  owner: Owner,
): Promise<UploadAnswer> {
  const inParts = await Promise.all(fields.getAll("upload").map((id) => finishedUpload(viewer, String(id))));
  const uploads = [...files, ...inParts];
  if (uploads.length === 0) return { added: [], refused: [{ name: "", sentence: "请先选择文件。" }] };
  const answer = await attachUploads(viewer, owner, uploads);
  // Not when this fails: a long video need not be sent again.
  await Promise.all(inParts.map(({ discard }) => discard()));
  return answer;
}
