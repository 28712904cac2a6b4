/** @import { ServerResponse } from "node:http" */

/**
 * Holds an answer back until it is whole; `finish` gets its bytes, and sends what it makes of them. `isHeld` is asked once, when
 * the first byte comes: by then status and headers are there.
 * @param {ServerResponse} response
 * @param {() => boolean} isHeld
 * @param {(bytes: Buffer) => Promise<void>} finish
 */
export function holdAnswer(response, isHeld, finish) {
  const { write, end, flushHeaders } = response;
  /** @type {Uint8Array[]} */
  const chunks = [];
  /** @type {boolean | undefined} */
  let held;
  const holds = () => {
    held ??= !response.headersSent && isHeld();
    return held;
  };
  response.flushHeaders = () => {
    if (!holds()) flushHeaders.call(response);
  };
  response.write = (/** @type {unknown[]} */ ...piece) => {
    if (!holds()) return write.apply(response, /** @type {Parameters<typeof write>} */ (piece));
    chunks.push(bytesOf(piece[0]));
    return true;
  };
  response.end = (/** @type {unknown[]} */ ...piece) => {
    Object.assign(response, { write, end, flushHeaders });
    if (!holds()) return end.apply(response, /** @type {Parameters<typeof end>} */ (piece));
    if (piece[0] && typeof piece[0] !== "function") chunks.push(bytesOf(piece[0]));
    finish(Buffer.concat(chunks)).catch((error) => response.destroy(error));
    return response;
  };
}

/** @param {unknown} chunk a text or bytes, as Node's streams take them */
function bytesOf(chunk) {
  return typeof chunk === "string" ? Buffer.from(chunk) : /** @type {Uint8Array} */ (chunk);
}
