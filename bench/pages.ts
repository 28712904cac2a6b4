import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import autocannon from "autocannon";
import type { Figure } from "./support/figure";
import { kindOf, recordPages } from "./support/public-pages";
import type { Site } from "./support/site";
import { median } from "./support/statistics";
import { textOf } from "./support/visits";

const ROUNDS = 7;
const SECONDS = 2;
const CONNECTIONS = 16;

/** The public pages: requests a second against a bare server that sends the same bytes from memory, and the JavaScript they load. */
export async function run({ url }: Site): Promise<Figure[]> {
  const pages = ["/lecturers", ...(await recordPages(url))];
  const figures: Figure[] = [];
  for (const page of pages) figures.push(await requestsPerSecond(url, page));
  return [...figures, await javaScript(url, ["/", "/teaching-points", "/verify", ...pages])];
}

/** The bare server right before each round, so that what else the machine does slows both alike; the median of the rounds. */
async function requestsPerSecond(baseUrl: string, page: string): Promise<Figure> {
  const bare = await bareServer(Buffer.from(await textOf(baseUrl + page)));
  const results: { own: number; bare: number }[] = [];
  await rateOf(baseUrl + page);
  for (let round = 0; round < ROUNDS; round++) {
    results.push({ bare: await rateOf(bare.url), own: await rateOf(baseUrl + page) });
  }
  await bare.stop();
  return {
    name: `${kindOf(page)}: requests a second against a bare server of the same bytes`,
    measured: median(results.map((result) => result.own / result.bare)),
    limit: 0.5,
    better: "higher",
    details: results.map((result) => `${Math.round(result.own)}/${Math.round(result.bare)}`).join(", "),
  };
}

/** The least a server of Node can do, on a thread of its own: these bytes, for whatever is asked. */
async function bareServer(body: Buffer): Promise<{ url: string; stop: () => Promise<number> }> {
  const worker = new Worker(
    `const { createServer } = require("node:http");
     const { parentPort, workerData } = require("node:worker_threads");
     const body = Buffer.from(workerData);
     const headers = { "content-type": "text/html; charset=utf-8", "content-length": body.length };
     const server = createServer((request, response) => response.writeHead(200, headers).end(body));
     server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));`,
    { eval: true, workerData: body },
  );
  const [port] = await once(worker, "message");
  return { url: `http://127.0.0.1:${port}/`, stop: () => worker.terminate() };
}

async function rateOf(url: string): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS });
  if (result.non2xx + result.errors > 0) throw new Error(`${url} did not always answer`);
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
