import { Photograph } from "@/components/files/photograph";
import { SampleMark } from "@/components/site/sample-mark";
import type { PublicCeremonyHeadline } from "@/lib/ceremonies/public";
import { formatDay } from "@/lib/core/dates";
import type { ShownPicture } from "@/lib/files/shown";

type Props = {
  ceremony: PublicCeremonyHeadline;
  /** The first of its photographs, when there are any. */
  picture?: ShownPicture;
};

/** The newest gathering, in a few lines, beside its first photograph. */
export function LatestCeremony({ ceremony, picture }: Props) {
  const { id, title, heldOn, place, summary, letterCount, sampleLetterCount, plaqueCount, isSample } = ceremony;
  const handedOver = [
    letterCount > 0 && `颁发聘书 ${letterCount} 份${sampleLetterCount > 0 ? `（含示例 ${sampleLetterCount}）` : ""}`,
    plaqueCount > 0 && `授牌 ${plaqueCount} 块`,
  ].filter(Boolean);
  return (
    <section
      aria-labelledby="latest"
      className="mt-12 grid gap-x-10 gap-y-4 border-t-3 border-red pt-4 md:grid-flow-col"
    >
      <div>
        <h2 id="latest" className="text-ink-soft">
          最近一次仪式
        </h2>
        <p className="mt-2 max-w-3xl font-serif text-xl font-bold md:text-2xl [&_a]:text-ink [&_a]:decoration-line-strong [&_a:hover]:text-red">
          <a href={`/ceremonies/${id}`}>{title}</a>
          <SampleMark isSample={isSample} />
        </p>
        <p className="mt-2 text-ink-soft">
          <time dateTime={heldOn}>{formatDay(heldOn)}</time>　{place}
          {handedOver.length > 0 && `　${handedOver.join("，")}`}
        </p>
        {summary && <p className="mt-2 line-clamp-3 max-w-measure">{summary}</p>}
      </div>
      {picture && (
        <a href={`/ceremonies/${id}`} className="md:w-80 [&_img]:aspect-[4/3] [&_img]:w-full [&_img]:object-cover">
          <Photograph
            picture={{ ...picture, altText: picture.altText ?? title }}
            sizes="(min-width: 48rem) 20rem, 100vw"
          />
        </a>
      )}
    </section>
  );
}
