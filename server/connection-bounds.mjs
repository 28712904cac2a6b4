import { networkOf } from "../lib/core/network-of.mjs";

/** Far more than a school has visitors; each takes some ten kilobytes. */
const MOST = 2000;
/** A hall full of guests may share one address. Behind proxies all have theirs, and the proxy bounds. */
const MOST_OF_ONE = 250;

/** Browsers ask for the next when they have been answered; so many may wait on one connection. */
const MOST_UNANSWERED = 8;
/** A connection on which nothing moves, in neither direction: somebody who does not read. Players of videos come again. */
const STILL_MS = 120_000;

/**
 * How many requests of a connection have not been answered to the end.
 * @type {WeakMap<import("node:net").Socket, number>}
 */
const unanswered = new WeakMap();

/**
 * Whether a connection sends requests without reading the answers: then it is cut off, and this request is not to be answered.
 * Each of them costs a hundred bytes to send and a whole page to make.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
export function isOneTooMany({ socket }, response) {
  if (socket.destroyed) return true;
  const count = (unanswered.get(socket) ?? 0) + 1;
  if (count > MOST_UNANSWERED) {
    socket.destroy();
    return true;
  }
  unanswered.set(socket, count);
  response.once("close", () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1));
  return false;
}

/**
 * Turns away connections beyond what one visitor, or the server, can have at once, and those on which nothing moves.
 * @param {import("node:http").Server} server
 * @param {{ proxies: number; most?: number; mostOfOne?: number; stillMs?: number }} bounds
 */
export function boundConnections(server, { proxies, most = MOST, mostOfOne = MOST_OF_ONE, stillMs = STILL_MS }) {
  /** @type {Map<string, number>} */
  const open = new Map();
  server.maxConnections = most;
  server.timeout = stillMs;
  server.on("drop", () => server.closeIdleConnections());
  if (proxies > 0) return;
  server.on("connection", (socket) => {
    const network = networkOf(socket.remoteAddress ?? "");
    const count = (open.get(network) ?? 0) + 1;
    if (count > mostOfOne && !isOwn(network)) return socket.destroy();
    open.set(network, count);
    socket.once("close", () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
  });
}

/** @param {string} network */
function isOwn(network) {
  return network === "::1" || network.startsWith("127.");
}
