import type { Viewer } from "@/lib/core/viewer";

/** A file on this server's disk under the name its sender gave it. */
export type UploadedFile = { path: string; name: string; bytes: number };

/** What a form brought. `discard` removes its files from the disk: call it when they were taken in, or were not. */
export type UploadedForm = { fields: FormData; files: UploadedFile[]; discard: () => Promise<void> };

/**
 * Receives a multipart form into files without holding them in memory. Refuses a form from another site, more files than
 * allowed, and a file with more bytes than allowed. Nothing is left behind when it fails or the sender goes away.
 */
export async function receiveForm(_request: Request, _limits: { files: number; bytes: number }): Promise<UploadedForm> {
  throw new Error("not built yet");
}

/** An upload in parts that is complete. Refuses one that is not, and one that another account began. */
export async function finishedUpload(
  _viewer: Viewer,
  _uploadId: string,
): Promise<UploadedFile & { discard: () => Promise<void> }> {
  throw new Error("not built yet");
}
