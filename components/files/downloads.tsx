import { fileAddress, type ShownDocument } from "@/lib/files/shown";
import { documentKind } from "./document-kind";
import { sizeWords } from "./size-words";

/**
 * The documents of a page with a heading: plain links that keep their own names, with kind and size. Nothing without
 * documents.
 */
export function Downloads({ documents, title = "资料下载" }: { documents: readonly ShownDocument[]; title?: string }) {
  if (documents.length === 0) return null;
  return (
    <section aria-label={title} className="mt-12">
      <h2 className="mb-3 font-serif text-2xl font-bold">{title}</h2>
      <ul className="border-t border-line-strong *:border-b *:border-line *:py-3 [&_a]:break-words [&_p]:text-sm [&_p]:text-ink-soft">
        {documents.map((document) => (
          <li key={document.key}>
            <a href={fileAddress(document)} download={document.name}>
              {document.name}
            </a>
            <p>
              {documentKind(document.mediaType)}，{sizeWords(document.bytes)}
              {document.caption && `。${document.caption}`}
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-ink-soft print:hidden">微信里打不开时，点右上角“…”，选“在浏览器打开”再下载。</p>
    </section>
  );
}
