import { isPublicPage, outOfLargePrint } from "../lib/core/page-address.mjs";
import { addressInLargePrint } from "./large-print.mjs";
import { BROKEN_OFF, MISSING_PAGE } from "./next-facts.mjs";

/**
 * @import { IncomingMessage, ServerResponse } from "node:http"
 * @typedef {{ ordinary: string }} LargeEdition the address of the ordinary page
 */

/** What says who asks, and asks for a part of a page or for its data. */
const NOT_PASSED_ON = /^(?:cookie|authorization|range|rsc|next-.*)$/;

/**
 * Turns a request for a page in large print into one for the ordinary page, without what is the visitor's own: nothing private
 * may come to an address that anybody may keep (docs/decisions/008-large-print-is-an-address.md). What has no such edition is
 * found at its own address; then the answer ends here. Undefined for any other request.
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @returns {LargeEdition | undefined}
 */
export function enterLargePrint(request, response) {
  const { url = "", method, headers } = request;
  const ordinary = outOfLargePrint(url);
  if (ordinary === null || (method !== "GET" && method !== "HEAD")) return undefined;
  // Search engines are to know the ordinary pages only.
  response.setHeader("x-robots-tag", "noindex");
  const [path = ""] = ordinary.split("?", 1);
  // To another host, if it were followed.
  const isNowhere = path.startsWith("//");
  if (!isNowhere && !isPublicPage(path)) redirect(response, ordinary);
  request.url = isNowhere ? MISSING_PAGE : ordinary;
  request.headers = Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_PASSED_ON.test(name)));
  return { ordinary };
}

/**
 * Where an answer leads, if it is no page to be read in large print: on, as the ordinary one does, or to the ordinary one.
 * @param {LargeEdition} large
 * @param {ServerResponse} response
 * @param {string | undefined} page
 */
export function leadsElsewhere({ ordinary }, response, page) {
  const location = response.getHeader("location");
  if (location !== undefined) return addressInLargePrint(String(location));
  // What went wrong is told of in words (error-words.mjs).
  if (response.statusCode >= 500) return undefined;
  return page === undefined || page.includes(BROKEN_OFF) ? ordinary : undefined;
}

/**
 * Ends an answer of which nothing was sent yet; one that leads on already keeps its status.
 * @param {ServerResponse} response
 * @param {string} address
 */
export function redirect(response, address) {
  if (!response.hasHeader("location")) response.statusCode = 307;
  // `Refresh` is the framework's second word for browsers of long ago.
  for (const name of ["content-type", "content-length", "etag", "refresh"]) response.removeHeader(name);
  response.setHeader("location", address);
  response.end();
}
