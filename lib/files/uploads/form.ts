import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import busboy from "busboy";
import { Refusal } from "@/lib/core/errors";
import { isFromOwnPage } from "@/lib/core/same-origin";
import { refuseWhenFull } from "@/lib/core/storage";
import { newToken } from "@/lib/core/tokens";
import { type UploadedFile, uploadsFolder } from "./folder";
import { forgetWaiting, noteWaiting, ownPrefix } from "./leftovers";

/** What a form brought. `discard` removes its files from the disk: call it when they were taken in, or were not. */
export type UploadedForm = { fields: FormData; files: UploadedFile[]; discard: () => Promise<void> };

/** How many files, and how many bytes each may have. */
type Limits = { files: number; bytes: number };

/** Beside files a form names uploads in parts, no more. */
const FEW_FIELDS = { fields: 100, fieldSize: 1000 };

const BROKEN_OFF = "没有收完：网络断了，或者上传被中断了。请重试。";

/**
 * Receives a multipart form into files without holding them in memory. Refuses a form from another site, more files than
 * allowed, and a file with more bytes than allowed. Nothing is left behind when it fails or the sender goes away. A field
 * in which nothing was chosen brings no file; an empty file is one.
 */
export async function receiveForm(request: Request, limits: Limits): Promise<UploadedForm> {
  if (!isFromOwnPage(request.headers)) throw new Refusal("这次上传不是从本站的页面发出的，没有接收。");
  const parser = parserFor(request, limits);
  const source = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
  const folder = await uploadsFolder();
  const fields = new FormData();
  const paths: string[] = [];
  const saves: Promise<UploadedFile>[] = [];
  // Not while it parses: it stumbles over its own end.
  const fail = (error: Error) => queueMicrotask(() => parser.destroy(error));
  const discard = async () => {
    await Promise.all(paths.map((file) => rm(file, { force: true })));
    paths.forEach(forgetWaiting);
  };

  parser.on("field", (name, value) => fields.append(name, value));
  parser.on("filesLimit", () => fail(new Refusal(`一次最多上传 ${limits.files} 个文件，这一次都没有添加。`)));
  parser.on("file", (_field, content, { filename }: { filename?: string }) => {
    if (!filename) return content.resume();
    content.on("limit", () => fail(tooLarge(filename, limits.bytes)));
    const file = path.join(folder, ownPrefix() + newToken());
    paths.push(file);
    noteWaiting(file);
    const saving = save(content, file, filename);
    saving.catch(fail);
    return saves.push(saving);
  });
  source.on("error", () => fail(new Refusal(BROKEN_OFF)));

  try {
    await finished(source.pipe(parser));
    return { fields, files: await Promise.all(saves), discard };
  } catch (error) {
    letBy(source, limits.bytes);
    await Promise.allSettled(saves);
    await discard();
    // The parser's own errors have no code: the form ended too early, or was none.
    throw error instanceof Refusal || (error as NodeJS.ErrnoException).code ? error : new Refusal(BROKEN_OFF);
  }
}

function parserFor({ headers, body }: Request, { files, bytes }: Limits): busboy.Busboy {
  if (!body) throw new Refusal(BROKEN_OFF);
  try {
    return busboy({
      headers: { "content-type": headers.get("content-type") ?? "" },
      // Browsers write names in UTF-8 and do not say so.
      defParamCharset: "utf8",
      // It calls a file too large that is just as large as allowed.
      limits: { ...FEW_FIELDS, files, fileSize: bytes + 1 },
    });
  } catch {
    // The head says nothing of a form.
    throw new Refusal(BROKEN_OFF);
  }
}

async function save(content: Readable, file: string, name: string): Promise<UploadedFile> {
  const target = createWriteStream(file, { mode: 0o600 });
  await pipeline(content, target).catch(refuseWhenFull);
  return { path: file, name, bytes: target.bytesWritten };
}

function tooLarge(name: string, bytes: number): Refusal {
  return new Refusal(`“${name}”超过 ${Math.floor(bytes / 1024 ** 2)} MB，这一次选的文件都没有添加；请去掉它再传。`);
}

/** Browsers read an answer only when they have sent everything: so much is still let by, then the line is cut. */
function letBy(source: Readable, most: number): void {
  let bytes = 0;
  source.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > most) source.destroy();
  });
  source.resume();
}
