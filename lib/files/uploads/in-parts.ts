import { MemoryLocker, Server, type Upload } from "@tus/server";
import { Refusal } from "@/lib/core/errors";
import { newToken } from "@/lib/core/tokens";
import type { Viewer } from "@/lib/core/viewer";
import { type UploadedFile, uploadsFolder } from "./folder";
import { PartStore, removeParts } from "./part-store";

const GONE = "这次上传已经不在服务器上了，请重新选择这个视频。";

/** All that the protocol goes by. It would stumble over what proxies add. */
const HEADERS = [
  "tus-resumable",
  "upload-length",
  "upload-metadata",
  "upload-offset",
  "content-type",
  "content-length",
];

/** One request at a time writes to an upload: a new one ends what is left of a line that went silent. */
const locker = new MemoryLocker();

/**
 * Answers one request of an upload in parts (the protocol is tus 1.0): begin, ask how far it came, go on, give up. An upload
 * belongs to the account that began it; for all others it is not there. Refuses more than `most` bytes, an empty file, and a
 * full disk, in a sentence.
 */
export async function answerUploadInParts(
  request: Request,
  viewer: Viewer<"attachments.keep">,
  most: number,
): Promise<Response> {
  const { method, url, headers, body } = request;
  const store = new PartStore(await uploadsFolder());
  const id = new URL(url).pathname.split("/").at(-1)!;
  if (method !== "POST" && !(await findUpload(store, viewer, id))) return new Response(GONE, { status: 404 });
  const server = new Server({
    path: "/api/uploads",
    datastore: store,
    locker,
    // In milliseconds, for the old line to end.
    lockDrainTimeout: 500,
    maxSize: most,
    // Under which address the site is reached, only the browser knows.
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: newToken,
    onUploadCreate: async (_request, { size, metadata }) => {
      if (size === 0) throw new Refusal("这个文件是空的。");
      return { metadata: { name: metadata?.filename ?? "", account: String(viewer.accountId) } };
    },
    onResponseError: (_request, error) => answerTo(error, most),
  });
  const known = HEADERS.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)!] as [string, string]] : []));
  return server.handleWeb(new Request(url, { method, headers: known, body, duplex: "half" } as RequestInit));
}

/** An upload in parts that is complete. Refuses one that is not, and one that another account began. */
export async function finishedUpload(
  viewer: Viewer<"attachments.keep">,
  uploadId: string,
): Promise<UploadedFile & { discard: () => Promise<void> }> {
  const upload = await findUpload(new PartStore(await uploadsFolder()), viewer, uploadId);
  if (!upload?.storage || !upload.size) throw new Refusal(GONE);
  if (upload.offset < upload.size) throw new Refusal("这个视频还没有传完；重新选择它，会从断开的地方接着传。");
  const { path } = upload.storage;
  return { path, name: upload.metadata?.name ?? "", bytes: upload.size, discard: () => removeParts(path) };
}

async function findUpload(store: PartStore, viewer: Viewer<"attachments.keep">, id: string): Promise<Upload | null> {
  if (!/^[\w-]{43}$/.test(id)) return null;
  const upload = await store.getUpload(id).catch((error) => {
    if (statusOf(error)) return null;
    throw error;
  });
  return upload?.metadata?.account === String(viewer.accountId) ? upload : null;
}

/** Status and sentence for what is not taken; anything else is a bug and goes on. */
function answerTo(error: unknown, most: number): { status_code: number; body: string } {
  // Even of a full disk: what is a server's fault would be tried again and again before somebody reads the sentence.
  if (error instanceof Refusal) return { status_code: 400, body: error.message };
  const status = statusOf(error);
  if (!status) throw error;
  const sentences: Record<number, string> = {
    404: GONE,
    409: "服务器上的内容和这一段接不上，请重试。",
    410: GONE,
    413: `视频超过 ${Math.floor(most / 1024 ** 2)} MB，没有接收。`,
  };
  return { status_code: status, body: sentences[status] ?? "没有收好，请重试。" };
}

/** The library throws what it answers. */
function statusOf(error: unknown): number | undefined {
  return (error as { status_code?: number }).status_code;
}
