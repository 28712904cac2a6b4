import { FilePathSource, Input, MP4, WEBM } from "mediabunny";

/**
 * @typedef {{ width: number | null, height: number | null, durationSeconds: number | null, hasSound: boolean }} VideoFacts
 */

/**
 * What a video says of itself: its size as it will be seen, whether it has sound, and its length, null when it does not say
 * (recordings of a live stream do not). `isKnown`: browsers know its code. Null when it has no picture, or why it cannot be
 * read.
 * @param {string} path
 */
export async function readVideo(path) {
  const input = new Input({ source: new FilePathSource(path), formats: [MP4, WEBM] });
  try {
    return await read(input);
  } catch (error) {
    return { failure: String(error) };
  } finally {
    input.dispose();
  }
}

/** @param {Input} input */
async function read(input) {
  const picture = await input.getPrimaryVideoTrack();
  if (!picture) return null;
  const seconds = await input.getDurationFromMetadata();
  /** @type {VideoFacts} */
  const facts = {
    width: believable(picture.displayWidth),
    height: believable(picture.displayHeight),
    durationSeconds: believable(Math.round((seconds ?? 0) * 10) / 10),
    hasSound: (await input.getPrimaryAudioTrack()) !== null,
  };
  return { facts, isKnown: picture.codec !== null };
}

/**
 * Pixels or seconds as no honest video has them count as not told.
 * @param {number} number
 */
function believable(number) {
  return number > 0 && number <= 1_000_000 ? number : null;
}
