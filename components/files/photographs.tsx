import { pictureAddress, type ShownPicture } from "@/lib/files/shown";
import { Photograph } from "./photograph";

type Props = { pictures: readonly ShownPicture[]; title?: string };

/**
 * The photographs of a page in their order, each with its caption and a link to its largest size: the first large, the others
 * in a grid; two stand side by side. Nothing without photographs. A heading only when there is a title.
 */
export function Photographs({ pictures, title }: Props) {
  if (pictures.length === 0) return null;
  const large = pictures.length === 2 ? 0 : 1;
  return (
    <section aria-label={title ?? "照片"} className="mt-12">
      {title && <h2 className="mb-3 font-serif text-2xl font-bold">{title}</h2>}
      {large > 0 && (
        <div
          className={`${look} mb-6 [&_img]:max-h-[45rem] [&_img]:object-contain [&_img]:object-left print:[&_img]:max-h-[9cm]`}
        >
          <Figure picture={pictures[0]!} order={1} sizes="(min-width: 64rem) 60rem, 100vw" />
        </div>
      )}
      {pictures.length > large && (
        <ol className={`${look} ${small} ${columnsFor(pictures.length - large)}`}>
          {pictures.slice(large).map((picture, index) => (
            <li key={picture.key}>
              <Figure picture={picture} order={index + large + 1} sizes="(min-width: 64rem) 30rem, 50vw" />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Said once for all: a page may show sixty. */
const look =
  "[&_a]:block [&_figcaption]:mt-2 [&_figcaption]:max-w-measure [&_figcaption]:text-sm [&_figcaption]:text-ink-soft [&_img]:h-auto [&_img]:w-full [&_img]:bg-sunken";

/** The small ones are cut to one shape, rather above than below, where people stand; the link leads to the whole. */
const small =
  "grid grid-cols-2 gap-x-4 gap-y-6 md:gap-x-6 [&_img]:aspect-[4/3] [&_img]:object-cover [&_img]:object-[50%_35%] print:grid-cols-3";

/** Rows without a gap at their end where that can be. */
function columnsFor(count: number): string {
  return count === 2 || count === 4 ? "" : "md:grid-cols-3";
}

function Figure({ picture, order, sizes }: { picture: ShownPicture; order: number; sizes: string }) {
  const { key, altText, caption } = picture;
  // The picture is the only word of its link.
  const shown = { ...picture, altText: altText ?? `第 ${order} 张照片` };
  return (
    <figure>
      <a href={pictureAddress(key, 1600)}>
        <Photograph picture={shown} sizes={sizes} />
      </a>
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
