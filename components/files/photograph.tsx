import { PICTURE_WIDTHS, pictureAddress, type ShownPicture } from "@/lib/files/shown";

export type PhotographProps = {
  picture: Pick<ShownPicture, "key" | "width" | "height" | "altText">;
  /** How wide it is shown, as in the attribute of the same name; the whole column unless said. */
  sizes?: string;
  /** The first thing on its page: fetched at once. All others wait until they come near. */
  priority?: true;
  className?: string;
};

/**
 * One photograph in the size the screen needs. Its room is kept before it arrives; without a description it is left out of
 * what is read aloud.
 */
export function Photograph({ picture, sizes = "100vw", priority, className }: PhotographProps) {
  const { key, width, height, altText } = picture;
  return (
    // biome-ignore lint/performance/noImgElement: the sizes are made once when a picture is stored, not at every visit
    <img
      src={pictureAddress(key, 960)}
      srcSet={sourcesOf(picture)}
      sizes={sizes}
      width={width}
      height={height}
      alt={altText ?? ""}
      loading={priority ? undefined : "lazy"}
      fetchPriority={priority ? "high" : undefined}
      decoding={priority ? undefined : "async"}
      className={className}
    />
  );
}

/** The sizes with the widths they really have: a picture is never enlarged, so those beyond its own are the same. */
function sourcesOf({ key, width }: PhotographProps["picture"]): string {
  const needed = PICTURE_WIDTHS.filter((_size, index) => index === 0 || PICTURE_WIDTHS[index - 1]! < width);
  return needed.map((size) => `${pictureAddress(key, size)} ${Math.min(size, width)}w`).join(", ");
}
