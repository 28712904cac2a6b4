import { allowLongUpload } from "@/lib/core/request-notes";
import { isFromOwnPage } from "@/lib/core/same-origin";
import { signedOutSentence } from "@/lib/core/signed-out";
import { currentViewer, may } from "@/lib/core/viewer";
import { answerUploadInParts } from "@/lib/files/uploads/in-parts";
import { getSettings } from "@/lib/settings/queries";

/** One request of a video that a page's script sends in parts. What is refused has its sentence, which the page shows. */
export async function receivePart(request: Request): Promise<Response> {
  if (request.method !== "HEAD" && !isFromOwnPage(request.headers)) {
    return new Response("这次上传不是从本站的页面发出的，没有接收。", { status: 403 });
  }
  const viewer = await currentViewer();
  if (!viewer) {
    return new Response(signedOutSentence("点“重试”，会从断开的地方接着传。"), { status: 401 });
  }
  if (!may(viewer, "attachments.keep")) return new Response("您的账号不能添加文件。", { status: 403 });
  allowLongUpload(request.headers);
  const { videoMegabytes } = await getSettings();
  return answerUploadInParts(request, viewer, Number(videoMegabytes) * 1024 ** 2);
}
