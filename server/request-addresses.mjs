import { randomBytes } from "node:crypto";

/** Which of our own requests are passed on by the framework (after an action it asks itself for the next page). */
const PASSED_ON = randomBytes(16).toString("base64url");
const FORWARDED = ["x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-forwarded-port"];

/** @typedef {{ headers: import("node:http").IncomingHttpHeaders; socket: { remoteAddress?: string | undefined } }} Asking */

/**
 * Notes who asks and under which name, for lib/core/client-address.ts and reached-at.ts: the socket, or with N trusted proxies
 * the N-th address from the right. Whatever a visitor writes under these names is overwritten. `warn` is told once when
 * somebody forwards though no proxy is trusted: then everybody has the proxy's address and shares its limits.
 * @param {{ proxies: number; warn: (words: string) => void }} options
 * @returns {(request: Asking) => void}
 */
export function addressNotes({ proxies, warn }) {
  let warned = false;
  return ({ headers, socket }) => {
    if (headers["x-passed-on"] === PASSED_ON) return;
    headers["x-passed-on"] = PASSED_ON;
    noteNearness(headers, socket);
    const forwarded = String(headers["x-forwarded-for"] ?? "").split(",");
    const named = proxies > 0 ? forwarded.at(-proxies)?.trim() : undefined;
    const name =
      proxies > 0
        ? String(headers["x-forwarded-host"] ?? "")
            .split(",", 1)
            .join()
            .trim()
        : "";
    headers["x-reached-at"] = name || headers.host || "";
    headers["x-client-address"] = (named || socket.remoteAddress || "unknown").replace(/^::ffff:/, "");
    if (proxies > 0) return;
    if (headers["x-forwarded-for"] && !warned) {
      warned = true;
      warn(
        "收到带 X-Forwarded-For 的请求，但没有设置 TRUSTED_PROXIES：所有访客会被当作同一个地址。网站前面有反向代理的，请设置代理的层数（通常是 1）；没有的，可以不理会。",
      );
    }
    for (const header of FORWARDED) delete headers[header];
  };
}

/**
 * Whether the request was made on this machine itself; a proxy that runs here too says for whom it asks.
 * @param {Asking["headers"]} headers
 * @param {Asking["socket"]} socket
 */
function noteNearness(headers, { remoteAddress = "" }) {
  delete headers["x-from-this-machine"];
  const isForwarded = ["x-forwarded-for", "x-real-ip", "forwarded", "via"].some((name) => headers[name]);
  if (/^(127\.|::1$|::ffff:127\.)/.test(remoteAddress) && !isForwarded) headers["x-from-this-machine"] = "1";
}
