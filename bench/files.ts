import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { db } from "@/lib/core/db";
import type { UploadAnswer } from "@/lib/files/attachments/refused";
import { takeIn } from "@/lib/files/intake";
import { PICTURE_WIDTHS } from "@/lib/files/shown";
import { aTeachingPoint } from "@/lib/testing/teaching-points";
import { asClerk, cookieHeader } from "./support/clerk";
import type { Figure } from "./support/figure";
import { watchPeakMemory } from "./support/peak-memory";
import { aPhotograph } from "./support/photograph";
import type { Site } from "./support/site";
import { median, milliseconds } from "./support/statistics";

const ROUNDS = 9;
const AT_ONCE = 20;
const TIMES = 3;

/** What it costs to take in photographs of 12 megapixels: against the bare library, and when twenty clerks upload at once. */
export async function run(site: Site): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "photographs-"));
  try {
    const photo = path.join(folder, "photo.jpg");
    await writeFile(photo, await aPhotograph());
    return [await againstBareSharp(photo, folder), await memoryOfUploads(site)];
  } finally {
    await rm(folder, { recursive: true, force: true });
    await db.$disconnect();
  }
}

/** Both write what they make; the site looks into the file first, and notes and flushes what it keeps. */
async function againstBareSharp(photo: string, folder: string): Promise<Figure> {
  const bare = async () => {
    for (const width of PICTURE_WIDTHS)
      await sharp(photo)
        .autoOrient()
        .resize({ width })
        .webp()
        .toFile(path.join(folder, `${width}.webp`));
  };
  const site = async () => void (await takeIn(photo, "照片.jpg", ["PICTURE"]));
  await bare();
  await site();
  const rounds: { bare: number; site: number }[] = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({ bare: await milliseconds(bare), site: await milliseconds(site) });
  return {
    name: "a photograph of 12 megapixels taken in, against three bare calls of sharp",
    measured: median(rounds.map(({ bare, site }) => site / bare)),
    limit: 2,
    better: "lower",
    details: `each round: ${rounds.map(({ bare, site }) => `${Math.round(site)}/${Math.round(bare)} ms`).join(", ")}`,
  };
}

async function memoryOfUploads(site: Site): Promise<Figure> {
  const photo = await aPhotograph();
  const points = await db.$transaction(async (tx) => {
    const made: number[] = [];
    for (let number = 0; number < AT_ONCE; number++) made.push((await aTeachingPoint(tx)).id);
    return made;
  });
  const peaks: number[] = [];
  await asClerk(site, async (page) => {
    const cookie = await cookieHeader(page.context());
    for (let time = 0; time < TIMES; time++) {
      const peakMemory = watchPeakMemory(site.serverPid);
      await Promise.all(points.map((id) => upload(site, cookie, id, photo)));
      peaks.push(peakMemory?.() ?? Number.NaN);
    }
  });
  return {
    name: `${AT_ONCE} photographs of 12 megapixels uploaded at once: peak memory of the server`,
    measured: Math.max(...peaks),
    unit: "MB",
    limit: 500,
    better: "lower",
    details: `each time: ${peaks.map((peak) => Math.round(peak)).join(", ")}`,
  };
}

/** As the page's script sends it. What stands behind the end of a picture makes it another file, and is not looked at. */
async function upload(site: Site, cookie: string, pointId: number, photo: Buffer): Promise<void> {
  const form = new FormData();
  form.append("files", new File([new Uint8Array(photo), randomBytes(16)], "照片.jpg", { type: "image/jpeg" }));
  const address = `${site.url}/api/attachments?ownerType=teaching-point&ownerId=${pointId}&back=/admin`;
  const headers = { cookie, origin: site.url, accept: "application/json" };
  const answer = await fetch(address, { method: "POST", headers, body: form });
  const { added, refused } = (await answer.json()) as UploadAnswer;
  if (added.length !== 1) throw new Error(`an upload was refused: ${refused[0]?.sentence}`);
}
