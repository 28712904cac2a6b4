import { answerInWords } from "./plain-answers.mjs";

/** For whoever has not signed in, and for everything that is not an upload. */
const SECONDS = 30;
/** Photographs and videos on a slow line. */
const HOURS = 1;

const TOO_SLOW = { title: "没有收完", advice: "网络太慢，或者上传被中断了，没有保存。请回到刚才的页面再试。" };

/** What a server is made with, so that a sender who dawdles holds a connection no longer than others may. */
export const SENDING = {
  headersTimeout: SECONDS * 1000,
  requestTimeout: HOURS * 3_600_000,
  connectionsCheckingInterval: 5000,
};

/**
 * Ends a request that is not all there in time; `note.maySendLong` is what the application says of its sender.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {import("./request-notes.mjs").Note} note
 */
export function boundSending(request, response, note) {
  if (!request.headers["content-length"] && !request.headers["transfer-encoding"]) return;
  const timer = setTimeout(() => {
    if (request.complete || note.maySendLong) return;
    answerInWords(response, 408, TOO_SLOW, { connection: "close" });
    request.socket.destroySoon();
  }, SECONDS * 1000);
  timer.unref();
  // Not with the answer: what was refused unread may still be dribbling in.
  request.once("close", () => clearTimeout(timer));
}
