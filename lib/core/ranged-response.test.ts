import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { rangedResponse } from "./ranged-response";

const content = Buffer.from("零一二三四五六七八九");
const ETAG = '"abc"';

function ask(headers: Record<string, string> = {}, method = "GET") {
  return rangedResponse(new Request("http://localhost/files/a/b", { method, headers }), {
    size: content.length,
    etag: ETAG,
    headers: { "Content-Type": "video/mp4" },
    read: async (range) => Readable.from([range ? content.subarray(range.start, range.end + 1) : content]),
  });
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

test("without a range the whole comes, and says that it has parts", async () => {
  const answer = await ask();
  expect(answer.status).toBe(200);
  expect((await bytesOf(answer)).equals(content)).toBe(true);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "accept-ranges": "bytes",
    "content-type": "video/mp4",
    "x-file-length": "30",
    etag: ETAG,
  });
});

test("a part comes with its place", async () => {
  const answer = await ask({ range: "bytes=3-5" });
  expect([answer.status, answer.headers.get("content-range")]).toEqual([206, "bytes 3-5/30"]);
  expect((await bytesOf(answer)).toString()).toBe("一");
  expect(answer.headers.get("x-file-length")).toBe("3");
});

test("a part beyond the end is refused, with the length", async () => {
  const answer = await ask({ range: "bytes=30-" });
  expect([answer.status, answer.headers.get("content-range")]).toEqual([416, "bytes */30"]);
  expect(await bytesOf(answer)).toHaveLength(0);
});

test("going on with what has changed begins anew", async () => {
  expect((await ask({ range: "bytes=3-", "if-range": ETAG })).status).toBe(206);
  expect((await ask({ range: "bytes=3-", "if-range": '"old"' })).status).toBe(200);
  expect((await ask({ range: "bytes=3-", "if-range": "Tue, 24 Nov 2026 08:00:00 GMT" })).status).toBe(200);
});

test("who has it already gets nothing", async () => {
  for (const held of [ETAG, `"x", W/${ETAG}`, "*"]) {
    const answer = await ask({ "if-none-match": held, range: "bytes=3-5" });
    expect([answer.status, answer.body]).toEqual([304, null]);
  }
  expect((await ask({ "if-none-match": '"x"' })).status).toBe(200);
});

test("HEAD tells the same without content, and knows no parts", async () => {
  const answer = await ask({ range: "bytes=3-5" }, "HEAD");
  expect([answer.status, answer.body, answer.headers.get("x-file-length")]).toEqual([200, null, "30"]);
});

test("what has gone meanwhile is not there", async () => {
  const gone = { size: 5, etag: ETAG, headers: {}, read: async () => null };
  expect((await rangedResponse(new Request("http://localhost/"), gone)).status).toBe(404);
});

test("who goes away while the file is opened is no fault, and leaves it closed", async () => {
  const reader = new AbortController();
  const opened = Readable.from([content]);
  const closed = new Promise((resolve) => opened.once("close", resolve));
  const read = async () => {
    reader.abort();
    return opened;
  };
  const asked = new Request("http://localhost/files/a/b", { signal: reader.signal });
  const answer = await rangedResponse(asked, { size: content.length, etag: ETAG, headers: {}, read });
  expect(answer.body).toBeNull();
  await closed;
});
