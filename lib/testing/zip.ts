import { text } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";

/** The files of a zip (a .docx or .xlsx is one) as text, by their path and in their order. */
export async function unzipped(bytes: Uint8Array): Promise<Record<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const files: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) files[entry.fileName] = await text(await zip.openReadStreamPromise(entry));
  return files;
}
