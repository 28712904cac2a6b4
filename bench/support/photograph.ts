import { randomBytes } from "node:crypto";
import sharp from "sharp";

/** A JPEG of 12 megapixels as a phone makes them, some 4 MB: soft shapes with a fine grain. Each one is another. */
export async function aPhotograph(): Promise<Buffer> {
  const [width, height, channels] = [4000, 3000, 3] as const;
  const shapes = { width: width / 4, height: height / 4, channels };
  const grain = randomBytes(shapes.width * shapes.height * channels);
  return sharp(grain, { raw: shapes })
    .resize(width, height, { kernel: "cubic" })
    .blur(1.2)
    .jpeg({ quality: 90 })
    .toBuffer();
}
