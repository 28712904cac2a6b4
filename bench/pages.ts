import { gzipSync } from "node:zlib";
import autocannon from "autocannon";
import type { Figure } from "./support/figure";
import { kindOf, recordPages } from "./support/public-pages";
import type { Site } from "./support/site";
import { median } from "./support/statistics";
import { textOf } from "./support/visits";

/** The least a static page of this site can be (app/(site)/blank): what the others are measured against. */
const BLANK = "/blank";
const ROUNDS = 7;
const SECONDS = 2;

/** The public pages: requests a second against an empty static page, and the JavaScript they load. */
export async function run({ url }: Site): Promise<Figure[]> {
  const pages = ["/lecturers", ...(await recordPages(url))];
  return [
    ...(await requestsPerSecond(url, pages)),
    await javaScript(url, ["/", "/teaching-points", "/verify", ...pages]),
  ];
}

/** The empty page right before each page, so that what else the machine does slows both alike; the median of the rounds. */
async function requestsPerSecond(baseUrl: string, pages: string[]): Promise<Figure[]> {
  const rounds = new Map<string, { own: number; blank: number }[]>(pages.map((page) => [page, []]));
  for (const page of [BLANK, ...pages]) await rateOf(baseUrl, page);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [page, results] of rounds) {
      results.push({ blank: await rateOf(baseUrl, BLANK), own: await rateOf(baseUrl, page) });
    }
  }
  return [...rounds].map(([page, results]) => ({
    name: `${kindOf(page)}: requests a second against an empty static page`,
    measured: median(results.map(({ own, blank }) => own / blank)),
    limit: 0.8,
    better: "higher",
    details: results.map(({ own, blank }) => `${Math.round(own)}/${Math.round(blank)}`).join(", "),
  }));
}

async function rateOf(baseUrl: string, page: string): Promise<number> {
  const result = await autocannon({ url: baseUrl + page, connections: 8, duration: SECONDS });
  if (result.non2xx + result.errors > 0) throw new Error(`${page} did not always answer`);
  return result.requests.average;
}

/** Scripts a page loads, compressed: kilobytes of the page that has most. */
async function javaScript(baseUrl: string, pages: string[]): Promise<Figure> {
  const sizes = await Promise.all(pages.map((page) => scriptSize(baseUrl, page)));
  return {
    name: "public pages: JavaScript, gzip",
    measured: Math.max(...sizes) / 1024,
    unit: "KB",
    limit: 15,
    better: "lower",
    details: `most of ${pages.length} pages`,
  };
}

async function scriptSize(baseUrl: string, page: string): Promise<number> {
  const html = await textOf(baseUrl + page);
  // Old browsers' polyfills are marked noModule and not loaded by others.
  const tags = (html.match(/<script[^>]*\ssrc="[^"]+"[^>]*>/g) ?? []).filter((tag) => !/nomodule/i.test(tag));
  const sources = new Set(tags.flatMap((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? []));
  let size = 0;
  for (const source of sources) size += gzipSync(await textOf(new URL(source, baseUrl).href)).length;
  return size;
}
