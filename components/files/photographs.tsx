import { pictureAddress, type ShownPicture } from "@/lib/files/shown";
import { Photograph } from "./photograph";

type Props = { pictures: readonly ShownPicture[]; title?: string };

/**
 * The photographs of a page in their order: the first large, the others in a grid, each with its caption and a link to its
 * largest size. Nothing without photographs.
 */
export function Photographs({ pictures, title = "照片" }: Props) {
  const [first, ...others] = pictures;
  if (!first) return null;
  return (
    <section aria-label={title} className={look}>
      <ol>
        <li key={first.key}>
          <Linked picture={first} order={1} sizes="(min-width: 72rem) 70rem, 100vw" />
        </li>
        {others.map((picture, index) => (
          <li key={picture.key}>
            <Linked picture={picture} order={index + 2} sizes="(min-width: 64rem) 22rem, 50vw" />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Said once for all of them. The small ones are cut to one shape; the link leads to the whole. */
const look = "";

function Linked({ picture, order, sizes }: { picture: ShownPicture; order: number; sizes: string }) {
  const { key, altText, caption } = picture;
  const shown = { ...picture, altText: altText ?? caption ?? `第 ${order} 张照片` };
  return (
    <figure>
      <a href={pictureAddress(key, 1600)}>
        <Photograph picture={shown} sizes={sizes} />
      </a>
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
