import { signedOutSentence } from "@/lib/core/signed-out";
import type { UploadAnswer } from "@/lib/files/attachments/refused";
import { BrokenUpload, type Watch } from "./upload-queue";

/** Sends one file as a form does. */
export function sendFile(address: string, file: File, watch: Watch): Promise<UploadAnswer> {
  const form = new FormData();
  form.append("files", file, file.name);
  return sendForm(address, form, { ...watch, onSent: (bytes) => watch.onSent(Math.min(bytes, file.size)) });
}

/** Sends a form and follows it on its way, which `fetch` cannot. Throws BrokenUpload with what to do. */
export function sendForm(
  address: string,
  form: FormData,
  { signal, onSent }: Omit<Watch, "onPause">,
): Promise<UploadAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () => {
      const answer = request.response as UploadAnswer | null;
      if (request.status === 200 && answer) resolve(answer);
      else reject(new BrokenUpload(answer?.refused?.[0]?.sentence ?? sentenceFor(request.status)));
    };
    request.onerror = () => reject(new BrokenUpload("网络断了，没有传完。请检查网络后重试。"));
    request.onabort = () => reject(new Error("aborted"));
    signal.addEventListener("abort", () => request.abort());
    if (signal.aborted) reject(new Error("aborted"));
    else request.send(form);
  });
}

/** What to do about an answer of the server, or of what stands before it. */
export function sentenceFor(status: number): string {
  if (status === 401) return signedOutSentence("重试。");
  if (status === 403) return "您的账号不能添加文件。";
  if (status === 404) return "这条记录或这次上传已经不在了，请刷新页面后再试。";
  if (status === 413) return "文件太大，服务器不接收。";
  return "服务器出了问题，没有传上去。请稍后重试。";
}
