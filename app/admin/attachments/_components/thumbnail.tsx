import { documentKind } from "@/components/files/document-kind";
import { Photograph } from "@/components/files/photograph";
import type { ListedAttachment } from "@/lib/files/attachments/queries";
import { fileAddress, pictureAddress } from "@/lib/files/shown";

/** A small picture of an attachment that opens the whole; a word where there is no picture. */
export function Thumbnail({ attachment }: { attachment: ListedAttachment }) {
  const { name, altText, file, poster } = attachment;
  const picture = file.kind === "PICTURE" ? file : poster;
  return (
    <a
      href={file.kind === "PICTURE" ? pictureAddress(file.key, 1600) : fileAddress({ key: file.key, name })}
      target="_blank"
      rel="noopener"
      aria-label={`打开“${name}”（新窗口）`}
      className="block aspect-[4/3] w-full max-w-44 overflow-hidden border border-line bg-sunken text-ink-soft no-underline"
    >
      {picture ? (
        <Photograph
          picture={{ key: picture.key, width: picture.width ?? 0, height: picture.height ?? 0, altText: altText ?? "" }}
          sizes="11rem"
          className="size-full object-contain"
        />
      ) : (
        <span className="flex size-full items-center justify-center font-serif text-lg">
          {file.kind === "VIDEO" ? "视频" : documentKind(file.mediaType)}
        </span>
      )}
    </a>
  );
}
