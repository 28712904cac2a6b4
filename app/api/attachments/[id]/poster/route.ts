import { notFound } from "next/navigation";
import { allowLongUpload } from "@/lib/core/request-notes";
import { currentViewer, requireViewer, type Viewer } from "@/lib/core/viewer";
import { getOwnerOf } from "@/lib/files/attachments/queries";
import type { UploadAnswer } from "@/lib/files/attachments/refused";
import { type AttachmentRef, attachmentRef } from "@/lib/files/attachments/schema";
import { inTheRoomOf } from "@/lib/files/uploads/at-once";
import { receiveForm } from "@/lib/files/uploads/form";
import { answerSignedOut, answerUpload } from "../../answer";
import { attachPoster, refusalIn } from "../../attach-uploads";

type Context = { params: Promise<{ id: string }> };

/** Far more than any still picture of a video needs. */
const LARGEST = 40 * 1024 ** 2;

/** Gives a video the picture of the form as its poster. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const asked = attachmentRef.safeParse({ ...query, id: (await params).id });
  if (!asked.success) notFound();
  const { back, ...ref } = asked.data;
  if (!(await currentViewer())) return answerSignedOut(request, back);
  const viewer = await requireViewer("attachments.keep");
  allowLongUpload(request.headers);
  const owner = await getOwnerOf(viewer, ref.id);
  if (!owner) notFound();
  const answer = await receivePoster(request, viewer, ref);
  return answerUpload(request, { owner, back, message: "已换上新封面。" }, answer);
}

async function receivePoster(
  request: Request,
  viewer: Viewer<"attachments.keep">,
  ref: AttachmentRef,
): Promise<UploadAnswer> {
  try {
    return await inTheRoomOf(viewer.accountId, async () => {
      const { files, discard } = await receiveForm(request, { files: 1, bytes: LARGEST });
      const [file] = files;
      if (!file) return { added: [], refused: [{ name: "", sentence: "请先选择一张图片作封面。" }] };
      return attachPoster(viewer, ref, file).finally(discard);
    });
  } catch (error) {
    return { added: [], refused: [{ name: "", sentence: refusalIn(error).message }] };
  }
}
