import { fileAddress, type ShownVideo } from "@/lib/files/shown";

/** The videos of a page in their order. Nothing without videos. */
export function Videos({ videos }: { videos: readonly ShownVideo[] }) {
  if (videos.length === 0) return null;
  return (
    <section aria-label="视频">
      {videos.map((video) => (
        // biome-ignore lint/a11y/useMediaCaption: what is said in it stands beside it in words
        <video key={video.key} controls preload="none" playsInline src={fileAddress(video)} />
      ))}
    </section>
  );
}
