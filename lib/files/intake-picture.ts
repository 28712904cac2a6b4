import sharp from "sharp";
import { log } from "@/lib/core/log";
import { fileStore } from "@/lib/core/storage";
import { picturePath } from "./folders";
import { tooComplex } from "./inspect";
import { refusalOf } from "./intake-name";
import { MOST_PIXELS, refusalOfPixels } from "./rules";
import { PICTURE_WIDTHS } from "./shown";
import { turnsAt } from "./turns";
import type { UploadedFile } from "./uploads/folder";

/** WebP knows no higher picture; a long screenshot is made narrower instead of being refused. */
const HIGHEST = 16_383;

/**
 * Two pictures at a time, each on one thread: the server has two more for reading and signing in, and its memory room for as
 * much. One that unpacks to more than half of what is allowed, or is long and so is kept large, has it to itself. Nothing is kept in memory for later: the
 * same picture does not come twice.
 */
const turns = turnsAt(2);
/** Its own threads unpack a picture, not the server's: this ends one that is made to keep them busy. */
const PATIENCE = { seconds: 60 };
sharp.concurrency(1);
sharp.cache(false);

type Raw = Awaited<ReturnType<typeof decode>>;

/**
 * Puts a picture into the store in its three sizes as WebP: upright, in the web's colours, and without what the camera noted
 * beside it, such as the place. Of a moving picture the first one is taken: nothing on the site moves by itself. Refuses one
 * that is damaged, cut off, or has too many pixels, before it is unpacked.
 */
export async function takePicture(
  file: UploadedFile,
  mediaType: string,
  key: string,
): Promise<{ width: number; height: number; bytes: number }> {
  const { width, height } = await measure(file, mediaType);
  const tooLarge = refusalOfPixels(width, height);
  if (tooLarge) throw refusalOf(file.name, tooLarge);
  const places = width * height > MOST_PIXELS / 2 || height > 4 * width ? 2 : 1;
  const bytes = await turns.take(places, async () => storeSizes(await decode(file), key));
  return { width, height, bytes };
}

/** Width and height as it will be seen, after its rotation. Reads the head only, and refuses another one than was found before. */
async function measure(file: UploadedFile, mediaType: string) {
  const { autoOrient, format } = await sharp(file.path, { limitInputPixels: false })
    .metadata()
    .catch((error) => refuseDamaged(file, error));
  if (`image/${format}` !== mediaType) refuseDamaged(file, new Error(`${format} within ${mediaType}`));
  return autoOrient;
}

/** Unpacked once, at the largest size. What phones merely write in an odd way passes; what is damaged or cut off does not. */
function decode(file: UploadedFile) {
  return sharp(file.path, { failOn: "error", limitInputPixels: MOST_PIXELS })
    .timeout(PATIENCE)
    .autoOrient()
    .resize(withinWidth(Math.max(...PICTURE_WIDTHS)))
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((error) => refuseDamaged(file, error));
}

/** Writes the sizes and returns their bytes together. A small picture is the same in several of them. */
async function storeSizes({ data, info }: Raw, key: string): Promise<number> {
  const store = await fileStore();
  let bytes = 0;
  let last: { width: number; webp: Buffer } | undefined;
  for (const size of [...PICTURE_WIDTHS].sort((a, b) => b - a)) {
    const width = Math.min(size, info.width);
    if (last?.width !== width) {
      last = { width, webp: await sharp(data, { raw: info }).resize(withinWidth(size)).webp().toBuffer() };
    }
    await store.write(picturePath(key, size), last.webp);
    bytes += last.webp.length;
  }
  return bytes;
}

function withinWidth(width: number) {
  return { width, height: HIGHEST, fit: "inside", withoutEnlargement: true } as const;
}

function refuseDamaged({ name }: UploadedFile, error: unknown): never {
  if (error instanceof Error && /^timeout/.test(error.message)) throw tooComplex(name, error);
  log.info({ err: error }, "a picture could not be opened");
  throw refusalOf(name, "已损坏或不完整，打不开。请换一份原图再传。");
}
