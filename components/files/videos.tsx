import { fileAddress, pictureAddress, type ShownVideo } from "@/lib/files/shown";
import { sizeWords } from "./size-words";
import { videoWords } from "./video-words";

/** Of a video that does not say, and the height no portrait goes beyond. */
const USUAL_RATIO = 16 / 9;
const TALLEST_REM = 36;

/**
 * The videos of a page in their order, with a heading. Nothing is fetched before somebody plays one, its room is kept, and
 * what is said in it stands below. Nothing without videos.
 */
export function Videos({ videos, title = "视频" }: { videos: readonly ShownVideo[]; title?: string }) {
  if (videos.length === 0) return null;
  return (
    <section aria-label={title} className="mt-12">
      <h2 className="mb-3 font-serif text-2xl font-bold">{title}</h2>
      <VideoFigures videos={videos} />
    </section>
  );
}

/** The same without a heading, where something else says what they belong to. Nothing without videos. */
export function VideoFigures({ videos }: { videos: readonly ShownVideo[] }) {
  if (videos.length === 0) return null;
  return (
    <>
      <div className="grid gap-8 [&_figcaption]:mt-2 [&_figcaption]:max-w-measure [&_figcaption]:text-sm [&_video]:w-full [&_video]:border [&_video]:border-line [&_video]:bg-sunken print:[&_video]:hidden">
        {videos.map((video) => (
          <VideoFigure key={video.key} video={video} />
        ))}
      </div>
      <p className="mt-4 text-sm text-ink-soft print:hidden">
        视频较大，播放会用流量。微信里播放不了时，点右上角“…”，选“在浏览器打开”。
      </p>
    </>
  );
}

function VideoFigure({ video }: { video: ShownVideo }) {
  const { name, bytes, width, height, poster, caption, altText } = video;
  const address = fileAddress(video);
  const ratio = width && height ? width / height : USUAL_RATIO;
  return (
    <figure>
      {/* biome-ignore lint/a11y/useMediaCaption: what is said in it stands below in words */}
      <video
        controls
        preload="none"
        playsInline
        poster={poster ? pictureAddress(poster.key, 960) : undefined}
        aria-label={caption ?? name}
        style={{ aspectRatio: ratio, maxWidth: `${(TALLEST_REM * ratio).toFixed(1)}rem` }}
      >
        <source src={address} type={video.mediaType} />
      </video>
      <figcaption>
        {caption && <p className="text-base">{caption}</p>}
        <p className="text-ink-soft">
          {videoWords(video)}。{" "}
          <a
            href={address}
            download={name}
            className="inline-flex min-h-control items-center text-red underline underline-offset-4 print:hidden"
          >
            下载视频（{sizeWords(bytes)}）
          </a>
        </p>
        {altText && (
          <details className="print:hidden">
            <summary className="inline-flex min-h-control items-center text-red underline underline-offset-4">
              视频里说了什么
            </summary>
            <p className="whitespace-pre-line">{altText}</p>
          </details>
        )}
      </figcaption>
    </figure>
  );
}
