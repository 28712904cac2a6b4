import { fileAddress, type ShownDocument } from "@/lib/files/shown";

/** The documents of a page as plain links that keep their own names. Nothing without documents. */
export function Downloads({ documents }: { documents: readonly ShownDocument[] }) {
  if (documents.length === 0) return null;
  return (
    <section aria-label="资料下载">
      <ul>
        {documents.map((document) => (
          <li key={document.key}>
            <a href={fileAddress(document)} download={document.name}>
              {document.name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
