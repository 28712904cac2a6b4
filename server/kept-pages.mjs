import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { DATA_HEADER, OWN_HEADERS } from "./next-facts.mjs";

const compress = promisify(gzip);

/** All kept pages together, in bytes; what was asked for longest ago goes first. */
const MOST_BYTES = 48 * 1024 * 1024;
const MOST_PATHS = 20_000;
/** So long a request waits for another that makes its page. */
const MOST_PATIENCE_MS = 2000;
/** No page of ours has a longer path. */
const LONGEST_PATH = 300;

/** Never sent, beside the framework's own: of the answer it belonged to, or written here. */
const LEFT_OUT =
  /^(?:x-plain-page|x-keep-page|cache-control|etag|content-length|content-encoding|transfer-encoding|connection|keep-alive|date)$/;

/**
 * @import { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http"
 * @typedef {Awaited<ReturnType<typeof finished>>} Page
 * @typedef {Pick<IncomingMessage, "method" | "headers">} Asked
 */

/**
 * Finished pages in memory, in front of the framework: made once, compressed once, and gone with the first change of anything
 * that a public page may show. `generation` gives the number of the present state, or undefined when nothing may be kept.
 * @param {() => number | undefined} generation
 */
export function keptPages(generation) {
  /**
   * In the order of their last use: path → page.
   * @type {Map<string, Page>}
   */
  const pages = new Map();
  /** @type {Map<string, { since: number; made: Promise<void> }>} */
  const making = new Map();
  /**
   * Paths of pages that were kept once.
   * @type {Set<string>}
   */
  const keptBefore = new Set();
  /** @type {number | undefined} */
  let state;
  let bytes = 0;

  /** @param {string} key */
  function present(key) {
    const now = generation();
    if (now !== state) {
      pages.clear();
      bytes = 0;
      state = now;
    }
    return now === undefined ? undefined : pages.get(key);
  }

  /**
   * Answers from what is kept, and says whether it did.
   * @param {Asked} request
   * @param {ServerResponse} response
   * @param {string | undefined} key
   */
  function answer(request, response, key) {
    const page = key === undefined ? undefined : present(key);
    if (key === undefined || !page) return false;
    pages.delete(key);
    pages.set(key, page);
    send(request, response, page);
    return true;
  }

  /**
   * Keeps what was read since `since` was taken, and gives it as it is to be sent; undefined when something changed meanwhile
   * or there is no room.
   * @param {string | undefined} key
   * @param {number | undefined} since
   * @param {OutgoingHttpHeaders} headers
   * @param {Buffer} body
   */
  async function keep(key, since, headers, body) {
    if (since === undefined || key === undefined) return undefined;
    const page = await finished(headers, body);
    if (generation() !== since || page.size > MOST_BYTES / 8) return undefined;
    present(key);
    if (keptBefore.size < MOST_PATHS) keptBefore.add(key);
    bytes += page.size - (pages.get(key)?.size ?? 0);
    pages.delete(key);
    pages.set(key, page);
    for (const [oldest, { size }] of pages) {
      if (bytes <= MOST_BYTES) break;
      pages.delete(oldest);
      bytes -= size;
    }
    return page;
  }

  /**
   * Lets one make a page that several ask for at once; the others wait for it, once and not for long. Only for what was kept
   * before: whoever reads a file slowly, or asks for a page of the staff's, holds up nobody.
   * @param {string | undefined} key
   */
  async function takeTurn(key) {
    const other = key === undefined ? undefined : making.get(key);
    if (!other || other.since !== generation()) return;
    const patience = new AbortController();
    await Promise.race([other.made, wait(MOST_PATIENCE_MS, undefined, patience).catch(() => {})]);
    patience.abort();
  }

  /**
   * Says that this request makes the page, until the function it gives is called: when it is kept, or cannot be.
   * @param {string | undefined} key
   * @param {number | undefined} since
   */
  function begin(key, since) {
    if (key === undefined || since === undefined || !keptBefore.has(key) || making.has(key)) return () => {};
    let end = () => {};
    const made = new Promise((/** @type {(nothing: void) => void} */ resolve) => {
      end = resolve;
    });
    const turn = { since, made };
    making.set(key, turn);
    return () => {
      if (making.get(key) === turn) making.delete(key);
      end();
    };
  }

  return { answer, keep, takeTurn, begin };
}

/**
 * Under what a page is kept: its path, told apart by how it was reached; undefined where nothing is. Pages do not read the query.
 * app/api keeps nothing: two monitors that ask while the database hangs must not wait for one another.
 * @param {Pick<IncomingMessage, "method" | "url" | "headers">} request
 * @param {boolean} isSecure
 */
export function keyOf({ method, url = "", headers }, isSecure) {
  if ((method !== "GET" && method !== "HEAD") || headers[DATA_HEADER] !== undefined || headers.range !== undefined)
    return undefined;
  if (!url.startsWith("/") || url.startsWith("/api/")) return undefined;
  const end = url.indexOf("?");
  const path = end < 0 ? url : url.slice(0, end);
  return path.length > LONGEST_PATH ? undefined : `${isSecure ? "s" : ""}${path}`;
}

/**
 * Sends a finished page, or only says that the reader has it.
 * @param {Asked} request
 * @param {ServerResponse} response
 * @param {Page} page
 */
export function send({ method, headers }, response, page) {
  if (names(headers["if-none-match"], page.etag)) {
    head(response, 304, page.unchanged).end();
    return;
  }
  const isSmall = page.zipped && /\bgzip\b/.test(headers["accept-encoding"] ?? "");
  head(response, 200, isSmall ? page.zippedHeaders : page.plainHeaders);
  if (method === "HEAD") response.end();
  else response.end(isSmall ? page.zipped : page.body);
}

/**
 * What compresses other answers learns of headers only one by one; where there are none yet, all at once is faster.
 * @param {ServerResponse} response
 * @param {number} status
 * @param {string[]} list
 */
function head(response, status, list) {
  if (response.getHeaderNames().length === 0) return response.writeHead(status, list);
  for (let at = 0; at < list.length; at += 2) response.setHeader(list[at] ?? "", list[at + 1] ?? "");
  return response.writeHead(status);
}

/** @param {OutgoingHttpHeaders} headers @param {Buffer} body */
async function finished(headers, body) {
  const etag = `W/"${createHash("sha256").update(JSON.stringify(headers)).update(body).digest("base64url").slice(0, 22)}"`;
  const own = Object.entries(headers).filter(
    ([name]) => !LEFT_OUT.test(name) && !name.startsWith(OWN_HEADERS) && name !== "vary",
  );
  const vary = new Set([...String(headers.vary ?? "").split(/,\s*/), "Accept-Encoding"].filter(Boolean));
  const common = [
    ...own.flatMap(([name, value]) => [name, String(value)]),
    ...["vary", [...vary].join(", "), "etag", etag],
    // Asked for again each time: a cache on the way must not show somebody who withdrew.
    ...["cache-control", "no-cache"],
  ];
  const zipped = await compress(body, { level: 9 });
  return {
    etag,
    // A page that runs nothing: anybody may send it for us.
    isReadOnly:
      /^text\/html/.test(String(headers["content-type"])) &&
      /script-src 'none'/.test(String(headers["content-security-policy"])),
    body,
    zipped,
    size: body.length + zipped.length,
    unchanged: common,
    plainHeaders: [...common, "content-length", String(body.length)],
    zippedHeaders: [...common, "content-encoding", "gzip", "content-length", String(zipped.length)],
  };
}

/**
 * Whether the list of what the reader has names this content.
 * @param {string | undefined} header
 * @param {string} etag
 */
function names(header, etag) {
  if (header === undefined) return false;
  return (
    header === etag || header === "*" || header.split(/,\s*/).some((one) => one.replace(/^W\//, "") === etag.slice(2))
  );
}
