import { holdAnswer } from "./held-answers.mjs";
import { leadsElsewhere, redirect } from "./large-edition.mjs";
import { largePrint } from "./large-print.mjs";
import { BROKEN_OFF, SCRIPTS } from "./next-facts.mjs";

/**
 * @import { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http"
 * @import { LargeEdition } from "./large-edition.mjs"
 */

/** On answers to addresses of public pages; next.config.ts puts it there. */
const MARK = "x-plain-page";
/** On answers that are the same for everybody and whatever the query: next.config.ts and some routes put it there. */
const KEEP = "x-keep-page";

/** What stands in a page that cannot do without scripts. */
const OPERATED = ' data-operated="true"';

/**
 * @typedef {object} Finishing
 * @property {() => Promise<string>} readMissing gives the page that says that there is none, for a record that is not there
 * @property {(headers: OutgoingHttpHeaders, body: Buffer) => Promise<boolean>} [keep] caches what may be, and sends it when it says so
 * @property {LargeEdition} [large] when the page was asked for in large print
 */

/**
 * Public pages are read and not operated: they are sent without the framework's scripts and under a policy that runs none
 * (docs/decisions/014-public-pages-run-nothing.md). Only a page in which something is operated, marked `data-operated`, is
 * sent as it is; in large print it is no exception.
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {Finishing} finishing
 */
export function sendPlain(request, response, finishing) {
  if (request.method !== "GET" && request.method !== "HEAD") return;
  const isHeld = () => Boolean(finishing.large) || isPlain(response) || response.hasHeader(KEEP);
  holdAnswer(response, isHeld, (bytes) => finish(request, response, bytes, finishing));
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {Buffer} bytes
 * @param {Finishing} finishing
 */
async function finish({ method }, response, bytes, { readMissing, keep, large }) {
  const isWhole = method === "GET";
  const mayKeep =
    isWhole && response.statusCode === 200 && response.hasHeader(KEEP) && !response.hasHeader("set-cookie");
  const page = isPlain(response) ? await wholePage(response, bytes.toString(), readMissing) : undefined;
  response.removeHeader(MARK);
  response.removeHeader(KEEP);
  const elsewhere = large && leadsElsewhere(large, response, page);
  if (elsewhere) return redirect(response, elsewhere);
  // Without the page nobody knows whether it runs something, but in large print none does.
  const isBare = page === undefined || !(isWhole || large);
  const body = isBare ? bytes : Buffer.from(readOnly(response, page, large));
  if (mayKeep && (await keep?.(response.getHeaders(), body))) return;
  if (isWhole) response.setHeader("content-length", body.length);
  response.end(body);
}

/** @param {ServerResponse} response @param {string} html @param {() => Promise<string>} readMissing */
async function wholePage({ statusCode }, html, readMissing) {
  return statusCode === 404 && html.includes(BROKEN_OFF) ? readMissing() : html;
}

/**
 * The page without scripts, where it can do without.
 * @param {ServerResponse} response
 * @param {string} page
 * @param {LargeEdition | undefined} large
 */
function readOnly(response, page, large) {
  // A page that broke off in another way says so only by script.
  if (page.includes(BROKEN_OFF) || (!large && page.includes(OPERATED))) return page;
  const policy = String(response.getHeader("content-security-policy") ?? "");
  response.setHeader("content-security-policy", policy.replace(/script-src [^;]+/, "script-src 'none'"));
  return large ? largePrint(page) : page.replace(SCRIPTS, "");
}

/** @param {ServerResponse} response */
function isPlain(response) {
  return response.hasHeader(MARK) && String(response.getHeader("content-type") ?? "").startsWith("text/html");
}
