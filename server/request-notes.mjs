import { randomBytes } from "node:crypto";

/**
 * @import { IncomingMessage, ServerResponse } from "node:http"
 * @typedef {{ status?: number; retryAfter?: number; maySendLong?: boolean }} Note
 */

/** @type {Map<string, Note>} */
const notes = new Map();

/**
 * What the application says of a request while it answers it (lib/core/request-notes.ts): that the answer has another status,
 * that its sender may take long. Next gives no way to say it. The number cannot be guessed, so no other request can be meant.
 */
Object.assign(globalThis, { partySchoolRequestNotes: notes });

/**
 * Opens the note of a request; its answer gets the status that stands there.
 * @param {Pick<IncomingMessage, "headers">} request
 * @param {ServerResponse} response
 * @param {Note} note
 */
export function openNote(request, response, note) {
  const id = randomBytes(12).toString("base64url");
  request.headers["x-request-note"] = id;
  notes.set(id, note);
  response.once("close", () => notes.delete(id));
  const { writeHead } = response;
  response.writeHead = (/** @type {unknown[]} */ ...head) => {
    if (note.retryAfter !== undefined) {
      response.setHeader("retry-after", String(note.retryAfter));
      head[0] = note.status;
    }
    return writeHead.apply(response, /** @type {Parameters<typeof writeHead>} */ (head));
  };
}
