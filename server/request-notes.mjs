import { randomBytes } from "node:crypto";

const notes = new Map();

/**
 * What the application says of a request while it answers it (lib/core/request-notes.ts): that the answer has another status,
 * that its sender may take long. Next gives no way to say it. The number cannot be guessed, so no other request can be meant.
 */
globalThis.partySchoolRequestNotes = notes;

/** Opens the note of a request; its answer gets the status that stands there. */
export function openNote(request, response, note) {
  const id = randomBytes(12).toString("base64url");
  request.headers["x-request-note"] = id;
  notes.set(id, note);
  response.once("close", () => notes.delete(id));
  const { writeHead } = response;
  response.writeHead = (status, ...rest) => {
    if (note.retryAfter === undefined) return writeHead.call(response, status, ...rest);
    response.setHeader("retry-after", String(note.retryAfter));
    return writeHead.call(response, note.status, ...rest);
  };
}
