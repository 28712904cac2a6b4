import type { DetailedError, HttpRequest, HttpResponse } from "tus-js-client";
import type { UploadAnswer } from "@/lib/files/attachments/refused";
import { posterAddress } from "./addresses";
import { sendForm, sentenceFor } from "./send-form";
import { stillOf } from "./still-of";
import { BrokenUpload, type Watch } from "./upload-queue";

/** Small enough to be sent within a minute on a poor line, so that a session does not end meanwhile. */
const PART_BYTES = 8 * 1024 ** 2;
const RETRY_AFTER = [0, 2_000, 5_000, 10_000, 30_000];

/**
 * Sends a video in parts: after a cut line, or when the same file is chosen again after the page was closed, it goes on where
 * it stopped. Then hangs it on its record, with a still of it as its poster where this browser can make one.
 */
export async function sendVideo(place: { address: string; back: string }, file: File, watch: Watch) {
  const upload = await sendInParts(file, watch);
  const form = new FormData();
  form.append("upload", upload.id);
  const answer = await sendForm(place.address, form, { ...watch, onSent: () => {} });
  await upload.forget();
  // Without a poster it is still there, and the page offers to choose one.
  await addPoster(place.back, file, answer).catch(() => {});
  return answer;
}

async function sendInParts(file: File, { signal, onSent, onPause }: Watch) {
  const { defaultOptions, Upload } = await import("tus-js-client");
  const upload = new Upload(file, {
    endpoint: `${window.location.origin}/api/uploads`,
    metadata: { filename: file.name },
    chunkSize: PART_BYTES,
    retryDelays: RETRY_AFTER,
    onProgress: onSent,
    onAfterResponse: stopWhenSignedOut,
    onShouldRetry: (error) => {
      if (refusalIn(error)) return false;
      onPause();
      return true;
    },
  });
  const [previous] = await upload.findPreviousUploads();
  if (previous) upload.resumeFromPreviousUpload(previous);
  await new Promise<void>((resolve, reject) => {
    upload.options.onSuccess = () => resolve();
    upload.options.onError = (error) =>
      reject(new BrokenUpload(refusalIn(error) ?? brokenBecause(error as DetailedError)));
    signal.addEventListener("abort", () => {
      // Cancelled for good: what was sent leaves the server, and nothing is there to go on with.
      upload.abort(true).catch(() => {});
      reject(new Error("aborted"));
    });
    if (signal.aborted) reject(new Error("aborted"));
    else upload.start();
  });
  return {
    id: upload.url?.split("/").at(-1) ?? "",
    async forget() {
      for (const { urlStorageKey } of await upload.findPreviousUploads()) {
        await defaultOptions.urlStorage.removeUpload(urlStorageKey);
      }
    },
  };
}

/** Asked how far it came, a server that does not know us would be taken for one that lost the upload: it would begin anew. */
function stopWhenSignedOut(_request: HttpRequest, response: HttpResponse): void {
  if (response.getStatus() === 401) throw new BrokenUpload(response.getBody().trim() || sentenceFor(401));
}

/** Why it is of no use to try again by itself, as a sentence; null when the line broke, or others were in the way. */
function refusalIn(error: Error): string | null {
  const { originalResponse: response, causingError } = error as DetailedError;
  if (causingError instanceof BrokenUpload) return causingError.message;
  const status = response?.getStatus() ?? 0;
  if (!response || status < 400 || status >= 500 || status === 409 || status === 423) return null;
  const said = response.getBody().trim();
  // Our own server refuses in a sentence; anything before it answers with a page.
  return /^[^<].*。$/.test(said) ? said : sentenceFor(status);
}

function brokenBecause({ originalResponse }: Partial<DetailedError>): string {
  if (originalResponse) return sentenceFor(originalResponse.getStatus());
  return "网络断了，没有传完。已传的部分还在：网络恢复后点“重试”，会从断开的地方接着传。";
}

async function addPoster(back: string, file: File, { added: [video] }: UploadAnswer): Promise<void> {
  if (!video) return;
  const form = new FormData();
  form.append("files", await stillOf(file), `${file.name.replace(/\.\w+$/, "")}-封面.jpg`);
  await sendForm(posterAddress(video, back), form, { signal: new AbortController().signal, onSent: () => {} });
}
