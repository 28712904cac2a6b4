import { networkOf } from "../../lib/core/network-of.mjs";

/** Far more than a school has visitors; each takes some ten kilobytes. */
const MOST = 2000;
/** A hall full of guests may share one address. Behind proxies all have theirs, and the proxy bounds. */
const MOST_OF_ONE = 250;

/** Turns away connections beyond what one visitor, or the server, can have at once. */
export function boundConnections(server, { proxies, most = MOST, mostOfOne = MOST_OF_ONE }) {
  const open = new Map();
  server.maxConnections = most;
  server.on("drop", () => server.closeIdleConnections());
  if (proxies > 0) return;
  server.on("connection", (socket) => {
    const network = networkOf(socket.remoteAddress ?? "");
    const count = (open.get(network) ?? 0) + 1;
    if (count > mostOfOne && !isOwn(network)) return socket.destroy();
    open.set(network, count);
    socket.once("close", () => {
      const left = open.get(network) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
  });
}

function isOwn(network) {
  return network === "::1" || network.startsWith("127.");
}
