import { gzipSync } from "node:zlib";
import autocannon from "autocannon";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

/** What one figure says; `limit` is the least or the most that is allowed. */
type Figure = { name: string; ratio: number; limit: number; better: "lower" | "higher"; details: string };

/** The least a static page of this site can be (app/(site)/blank): what the others are measured against. */
const BLANK = "/blank";
const ROUNDS = 7;
const SECONDS = 2;

/**
 * The public pages of a running site: requests a second against an empty static page, our own JavaScript above the
 * framework's, and Lighthouse on a phone.
 */
export async function run(baseUrl: string): Promise<Figure[]> {
  const pages = [
    "/lecturers",
    await firstLink(baseUrl, "/lecturers", /href="(\/lecturers\/\d+)"/),
    await firstLink(baseUrl, "/teaching-points", /href="(\/teaching-points\/\d+)"/),
  ];
  return [
    ...(await requestsPerSecond(baseUrl, pages)),
    await ownJavaScript(baseUrl, ["/", ...pages]),
    ...(await phoneScores(baseUrl, ["/", ...pages])),
  ];
}

async function firstLink(baseUrl: string, path: string, pattern: RegExp): Promise<string> {
  const link = pattern.exec(await textOf(baseUrl + path))?.[1];
  if (!link) throw new Error(`${path} links to no record: measure a school with data`);
  return link;
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
    name: `${nameOf(page)}: requests a second against an empty static page`,
    ratio: median(results.map(({ own, blank }) => own / blank)),
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

/** Scripts a page loads, compressed, less those of the empty page: kilobytes of the page that has most. */
async function ownJavaScript(baseUrl: string, pages: string[]): Promise<Figure> {
  const framework = await scriptSize(baseUrl, BLANK);
  let most = 0;
  for (const page of pages) most = Math.max(most, (await scriptSize(baseUrl, page)) - framework);
  return {
    name: "public pages: JavaScript above the framework's, KB gzip",
    ratio: most / 1024,
    limit: 15,
    better: "lower",
    details: `the framework's own is ${(framework / 1024).toFixed(1)} KB`,
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

async function phoneScores(baseUrl: string, pages: string[]): Promise<Figure[]> {
  const chrome = await launch({
    chromePath: process.env.CHROMIUM_PATH,
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic"],
  });
  try {
    const figures: Figure[] = [];
    for (const page of pages) figures.push(...(await phoneScore(baseUrl, page, chrome.port)));
    return figures;
  } finally {
    chrome.kill();
  }
}

/** The best of three runs for speed, since a busy machine only ever slows it; the worst of them for accessibility. */
async function phoneScore(baseUrl: string, page: string, port: number): Promise<Figure[]> {
  const [speed, access]: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round++) {
    const result = await lighthouse(baseUrl + page, {
      port,
      logLevel: "error",
      onlyCategories: ["performance", "accessibility"],
    });
    speed.push((result?.lhr.categories.performance?.score ?? 0) * 100);
    access.push((result?.lhr.categories.accessibility?.score ?? 0) * 100);
  }
  const name = `${nameOf(page)}: Lighthouse on a phone`;
  return [
    { name: `${name}, performance`, ratio: Math.max(...speed), limit: 95, better: "higher", details: speed.join(", ") },
    {
      name: `${name}, accessibility`,
      ratio: Math.min(...access),
      limit: 100,
      better: "higher",
      details: access.join(", "),
    },
  ];
}

async function textOf(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.text();
}

/** The kind of page, without the number of the record. */
function nameOf(page: string): string {
  return page.replace(/\d+$/, "[id]");
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
