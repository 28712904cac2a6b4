import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { boundSending } from "./slow-senders.mjs";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const UPLOAD = { "content-length": "1000" };

function receive(headers: Record<string, string>) {
  const request = Object.assign(new EventEmitter(), { headers, complete: false, socket: { destroySoon: vi.fn() } });
  const response = { headersSent: false, destroyed: false, writeHead: vi.fn(), end: vi.fn() };
  const note: { maySendLong?: boolean } = {};
  boundSending(request as never, response as never, note);
  return { request, response, note };
}

test("what is not all there after half a minute is ended, in words", () => {
  const { request, response } = receive(UPLOAD);
  vi.advanceTimersByTime(29_000);
  expect(request.socket.destroySoon).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(response.writeHead).toHaveBeenCalledWith(408, expect.anything());
  expect(request.socket.destroySoon).toHaveBeenCalledOnce();
});

test("an upload of somebody who is signed in may take longer", () => {
  const { request, note } = receive(UPLOAD);
  note.maySendLong = true;
  vi.advanceTimersByTime(600_000);
  expect(request.socket.destroySoon).not.toHaveBeenCalled();
});

test("what was refused and still dribbles in is ended too", () => {
  const { request, response } = receive({ "transfer-encoding": "chunked" });
  response.headersSent = true;
  vi.advanceTimersByTime(30_000);
  expect(response.writeHead).not.toHaveBeenCalled();
  expect(request.socket.destroySoon).toHaveBeenCalledOnce();
});

test("an answer may take as long as it takes", () => {
  for (const headers of [{}, UPLOAD]) {
    const { request, response } = receive(headers);
    request.complete = true;
    request.emit("close");
    vi.advanceTimersByTime(600_000);
    expect(response.writeHead).not.toHaveBeenCalled();
    expect(request.socket.destroySoon).not.toHaveBeenCalled();
  }
});
