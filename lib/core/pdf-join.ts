import { objectsOf } from "./pdf-objects";
import { partOf } from "./pdf-part";
import { JoinedPdf } from "./pdf-whole";
import { PdfWriter } from "./pdf-writer";
import type { Bytes } from "./typst-press";

/**
 * Joins PDFs of this project's compiler into one of all their pages, in order, with one outline and one structure for screen
 * readers; title and dates are the first's. What is done goes out before the next part is asked for, so a file of any length
 * needs the memory of one part. The same parts give the same bytes. Throws when a part has what cannot be joined yet.
 */
export async function* joinPdfs(parts: AsyncIterable<Bytes>): AsyncGenerator<Buffer> {
  const writer = new PdfWriter();
  let whole: JoinedPdf | null = null;
  for await (const bytes of parts) {
    const taken = objectsOf(bytes);
    if (!whole) yield writer.header(taken.header);
    const part = partOf(taken, whole ?? JoinedPdf.START);
    whole ??= new JoinedPdf(part, taken.trailer);
    yield Buffer.concat([...whole.add(part)].map(([number, object]) => writer.object(number, object)));
  }
  if (!whole) throw new RangeError("no PDFs to join");
  const identity = writer.identity();
  for (const [number, object] of whole.roots(identity)) yield writer.object(number, object);
  yield writer.end((size) => whole.trailer(size, identity));
}
