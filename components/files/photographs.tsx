import { pictureAddress, type ShownPicture } from "@/lib/files/shown";
import { Photograph } from "./photograph";

type Props = { pictures: readonly ShownPicture[]; title?: string };

/**
 * The photographs of a page in their order, each with its caption and a link to its largest size: the first large, the others
 * in a grid; two stand side by side. Nothing without photographs. Without a title they are what their page begins with.
 */
export function Photographs({ pictures, title }: Props) {
  const [first, ...others] = pictures;
  if (!first) return null;
  const isPair = others.length === 1;
  const small = isPair ? pictures : others;
  const priority = title ? undefined : true;
  return (
    <section aria-label={title ?? "照片"} className="mt-12 print:mt-6">
      {title && <h2 className="mb-3 font-serif text-2xl font-bold">{title}</h2>}
      <div className={look}>
        {!isPair && (
          <div className="mb-6 print:mb-3 print:max-w-[8cm]!" style={{ maxWidth: widthOfLarge(first) }}>
            <Figure picture={first} order={1} priority={priority} sizes="(min-width: 64rem) 60rem, 100vw" />
          </div>
        )}
        {small.length > 0 && (
          <ol className={`${grid} ${columnsFor(small.length)}`}>
            {small.map((picture, index) => (
              <li key={picture.key}>
                <Figure
                  picture={picture}
                  order={index + (isPair ? 1 : 2)}
                  priority={isPair ? priority : undefined}
                  sizes={`(min-width: 64rem) 30rem, ${isPair ? 100 : 50}vw`}
                />
              </li>
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}

/** Said once for all: a page may show sixty. */
const look =
  "[&_a]:block [&_figcaption]:mt-2 [&_figcaption]:max-w-measure [&_figcaption]:text-sm [&_figcaption]:text-ink-soft [&_img]:h-auto [&_img]:w-full [&_img]:bg-sunken";

/** The small ones are cut to one shape, rather above than below, where people stand; the link leads to the whole. */
const grid =
  "grid gap-x-4 gap-y-6 md:gap-x-6 [&_img]:aspect-[4/3] [&_img]:object-cover [&_img]:object-[50%_35%] print:grid-cols-3";

/** Rows without a gap at their end where that can be; two are large enough to stand one below the other on a phone. */
function columnsFor(count: number): string {
  if (count === 2) return "sm:grid-cols-2";
  return count === 4 ? "grid-cols-2" : "grid-cols-2 md:grid-cols-3";
}

const TALLEST_REM = 45;
const REM_PIXELS = 16;

/** A portrait does not fill more than a screen, and nothing is shown larger than it is. */
function widthOfLarge({ width, height }: ShownPicture): string {
  return `${Math.min((TALLEST_REM * width) / height, width / REM_PIXELS).toFixed(1)}rem`;
}

type FigureProps = { picture: ShownPicture; order: number; sizes: string; priority?: true };

function Figure({ picture, order, sizes, priority }: FigureProps) {
  const { key, altText, caption } = picture;
  // The picture is the only word of its link.
  const shown = { ...picture, altText: altText ?? `第 ${order} 张照片` };
  return (
    <figure>
      <a href={pictureAddress(key, 1600)}>
        <Photograph picture={shown} sizes={sizes} priority={priority} />
      </a>
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
