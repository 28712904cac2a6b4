import { FilePathSource, Input, MP4, WEBM } from "mediabunny";
import { log } from "@/lib/core/log";
import { refusalOf } from "./intake-name";
import type { UploadedFile } from "./uploads/folder";

export type VideoFacts = {
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  hasSound: boolean;
};

/**
 * What a video says of itself: its size as it will be seen, whether it has sound, and its length, null when it does not say
 * (recordings of a live stream do not). Refuses one that is damaged, without a picture, or in a code no browser knows.
 */
export async function videoFacts(file: UploadedFile): Promise<VideoFacts> {
  const input = new Input({ source: new FilePathSource(file.path), formats: [MP4, WEBM] });
  const found = await readVideo(input)
    .catch((error) => {
      log.info({ err: error }, "a video could not be read");
      return null;
    })
    .finally(() => input.dispose());
  if (!found) throw refusalOf(file.name, "里没有能放的画面，可能不完整。请重新导出成 MP4 再传。");
  if (!found.isKnown) throw refusalOf(file.name, "的编码浏览器放不了。请转成 MP4（H.264）再传。");
  return found.facts;
}

async function readVideo(input: Input): Promise<{ facts: VideoFacts; isKnown: boolean } | null> {
  const picture = await input.getPrimaryVideoTrack();
  if (!picture) return null;
  const seconds = await input.getDurationFromMetadata();
  const facts: VideoFacts = {
    width: believable(picture.displayWidth),
    height: believable(picture.displayHeight),
    durationSeconds: believable(Math.round((seconds ?? 0) * 10) / 10),
    hasSound: (await input.getPrimaryAudioTrack()) !== null,
  };
  return { facts, isKnown: picture.codec !== null };
}

/** Pixels or seconds as no honest video has them count as not told. */
function believable(number: number): number | null {
  return number > 0 && number <= 1_000_000 ? number : null;
}
