import { randomBytes } from "node:crypto";
import { silentMp4 } from "@/lib/testing/videos";
import type { PlainVisitor } from "../support/plain-visitor";

const PART = 64 * 1024;
const TUS = { "tus-resumable": "1.0.0" };

/** A video that plays, made longer by a box that players skip, and different each time. */
export function aVideo(bytes = 6 * PART): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(bytes + 8, 0);
  head.write("free", 4, "latin1");
  return Buffer.concat([silentMp4(), head, randomBytes(bytes)]);
}

/**
 * Sends a video part by part, as the page's script does: after a broken line it asks how far it came and goes on. Gives the number
 * of the upload, complete and not yet hung on a record. `afterPart` is told how many parts have been acknowledged.
 */
export async function sendInParts(clerk: PlainVisitor, video: Buffer, afterPart: (parts: number) => Promise<void>) {
  const metadata = `filename ${Buffer.from("演练.mp4").toString("base64")}`;
  const begin = { ...TUS, "upload-length": String(video.length), "upload-metadata": metadata };
  const created = await clerk.ask("/api/uploads", { method: "POST", headers: begin });
  const address = created.headers.get("location");
  if (!address) throw new Error(`an upload was not begun: ${created.status} ${await created.text()}`);
  const path = address.replace(/^https?:\/\/[^/]+/, "");
  let parts = 0;
  for (let offset = 0; offset < video.length; ) {
    const next = await sendPart(clerk, path, video, offset).catch(() => null);
    offset = next ?? (await howFar(clerk, path));
    if (next !== null) await afterPart(++parts);
  }
  return path.split("/").at(-1)!;
}

/** Hangs a complete upload on a course and gives the address of the video. Throws when it is refused. */
export async function hangOnCourse(clerk: PlainVisitor, courseId: number, upload: string): Promise<void> {
  const form = new FormData();
  form.append("upload", upload);
  const address = `/api/attachments?ownerType=course&ownerId=${courseId}&back=/admin/courses/${courseId}`;
  const answer = await clerk.ask(address, { method: "POST", headers: { accept: "application/json" }, body: form });
  const text = await answer.text();
  if (!/"added":\[\{/.test(text)) throw new Error(`a video was not taken: ${answer.status} ${text}`);
}

async function sendPart(clerk: PlainVisitor, path: string, video: Buffer, offset: number): Promise<number | null> {
  const headers = { ...TUS, "upload-offset": String(offset), "content-type": "application/offset+octet-stream" };
  const body = new Uint8Array(video.subarray(offset, offset + PART));
  const answer = await clerk.ask(path, { method: "PATCH", headers, body });
  await answer.arrayBuffer();
  return answer.status === 204 ? Number(answer.headers.get("upload-offset")) : null;
}

/** Asked until somebody answers. */
async function howFar(clerk: PlainVisitor, path: string): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await clerk.ask(path, { method: "HEAD", headers: TUS }).catch(() => null);
    const offset = answer?.headers.get("upload-offset");
    if (offset) return Number(offset);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("an upload was lost");
}
