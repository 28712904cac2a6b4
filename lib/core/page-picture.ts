import sharp from "sharp";
import { keepLatest } from "./keep-latest";
import { compileSvg } from "./typst";

/** What a picture says: the school above, a title, and a line that tells what it is. */
export type Face = { school: string; title: string; line: string };

/** So many pictures may wait; the next one is refused. */
const MOST_WAITING = 60;

/** So many pictures are kept, some twenty kilobytes each. */
const MOST_KEPT = 200;

// Drawn pictures are kept by what they say; the library would keep what it drew them from.
sharp.cache(false);
sharp.concurrency(1);

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * A PNG of 1200 × 630 for where a page's address is shared, kept under what it says. One is drawn at a time, however many are
 * asked for: a letter never waits for more than the one at hand, and a core stays free for pages. Rejects with TooMany when
 * sixty wait.
 */
export function drawPicture({ school, title, line }: Face): Promise<Buffer> {
  return pictureOf(JSON.stringify({ school, title, line }));
}

const pictureOf = keepLatest(MOST_KEPT, async (face): Promise<Buffer> => {
  if (waiting >= MOST_WAITING) throw new TooMany();
  waiting++;
  const drawn = last.then(() => draw(JSON.parse(face)));
  last = drawn.catch(() => {});
  return drawn.finally(() => {
    waiting--;
  });
});

/** More pictures are asked for than can be drawn soon. */
export class TooMany extends Error {}

async function draw(face: Face): Promise<Buffer> {
  const inputs = Object.fromEntries(Object.entries(face).map(([name, text]) => [name, drawable(text)]));
  const svg = await compileSvg({ template: "lib/core/page-picture.typ", inputs });
  return sharp(svg).png({ palette: true, colours: 16, effort: 1, dither: 0 }).toBuffer();
}

/** Without the little pictures of phones, which no font here has, and with room to break in long runs of Latin letters. */
function drawable(text: string): string {
  return text.replace(/\p{Extended_Pictographic}|\p{Cf}|\uFE0F/gu, "").replace(/[!-~]{16}(?=[!-~])/g, "$&\u200B");
}
