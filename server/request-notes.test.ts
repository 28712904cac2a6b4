import { EventEmitter } from "node:events";
import { expect, test, vi } from "vitest";
import { openNote } from "./request-notes.mjs";

function answering() {
  const writeHead = vi.fn();
  const response = Object.assign(new EventEmitter(), { writeHead, setHeader: vi.fn() });
  const request = { headers: { "x-request-note": "forged" } as Record<string, string> };
  const note: { status?: number; retryAfter?: number } = {};
  openNote(request, response as never, note);
  const held = () =>
    (globalThis as unknown as { partySchoolRequestNotes: Map<string, object> }).partySchoolRequestNotes;
  return { request, response, writeHead, note, held };
}

test("the application's word on a request stands in its answer", () => {
  const { request, response, writeHead, note, held } = answering();
  expect(held().get(request.headers["x-request-note"]!)).toBe(note);
  Object.assign(note, { status: 429, retryAfter: 7 });
  response.writeHead(200, {});
  expect(writeHead).toHaveBeenCalledWith(429, {});
  expect(response.setHeader).toHaveBeenCalledWith("retry-after", "7");
});

test("without a word it is as it was, and nothing is left when it ends", () => {
  const { request, response, writeHead, held } = answering();
  expect(held().has("forged")).toBe(false);
  response.writeHead(404);
  expect(writeHead).toHaveBeenCalledWith(404);
  response.emit("close");
  expect(held().has(request.headers["x-request-note"]!)).toBe(false);
});
