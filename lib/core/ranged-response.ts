import { addAbortSignal, Readable } from "node:stream";
import { rangeIn } from "./byte-range";
import type { ByteRange } from "./storage";

/** A file to answer with: `etag` stands for its content, `read` opens it or a part of it and gives null when it is gone. */
export type AnsweredFile = {
  /** In bytes. */
  size: number;
  etag: string;
  headers: Record<string, string>;
  read: (range?: ByteRange) => Promise<Readable | null>;
};

/** The framework drops Content-Length from what a route answers; server/serve.mjs makes it from this one. */
const LENGTH = "x-file-length";

/**
 * Answers GET and HEAD with a file as a stream: all of it, the part that is asked for (videos are played so), or nothing
 * because the browser has it already. Several parts at once are answered with the whole.
 */
export async function rangedResponse(request: Request, file: AnsweredFile): Promise<Response> {
  const { size, etag } = file;
  const headers = { ...file.headers, ETag: etag, "Accept-Ranges": "bytes" };
  if (names(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  if (request.method === "HEAD") return new Response(null, { headers: { ...headers, [LENGTH]: String(size) } });

  const range = isSame(request.headers.get("if-range"), etag) ? rangeIn(request.headers.get("range"), size) : null;
  if (range === "none") {
    return new Response(null, { status: 416, headers: { ...headers, "Content-Range": `bytes */${size}` } });
  }
  const content = await file.read(range ?? undefined);
  if (!content) return new Response(null, { status: 404 });
  // Who goes away before it begins would leave it open; who has gone already reads no answer.
  if (request.signal.aborted) {
    content.destroy();
    return new Response(null, { status: 499 });
  }
  addAbortSignal(request.signal, content);
  const { start, end } = range ?? { start: 0, end: size - 1 };
  return new Response(Readable.toWeb(content) as ReadableStream, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      ...(range && { "Content-Range": `bytes ${start}-${end}/${size}` }),
      [LENGTH]: String(end - start + 1),
    },
  });
}

/** Whether the list of what the browser has names this content; a proxy may have marked it as weak. */
function names(header: string | null, etag: string): boolean {
  const held = (header ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  return held.includes(etag) || held.includes("*");
}

/** Going on with a part makes sense only of the same content; a date says too little. */
function isSame(header: string | null, etag: string): boolean {
  return header === null || header.trim() === etag;
}
