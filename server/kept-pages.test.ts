import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { keptPages, keyOf } from "./kept-pages.mjs";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

test("a page is kept as long as nothing changes, and never under an older number than it was read under", async () => {
  let state: number | undefined = 1;
  const pages = keptPages(() => state);
  expect(await pages.keep("/a", 0, {}, Buffer.from("old"))).toBeUndefined();
  expect(await pages.keep("/a", 1, {}, Buffer.from("new"))).toBeDefined();
  expect(isAnswered(pages, "/a")).toBe(true);
  expect(isAnswered(pages, "/b")).toBe(false);
  state = undefined;
  expect(isAnswered(pages, "/a")).toBe(false);
  expect(await pages.keep("/a", undefined, {}, Buffer.from("unheard"))).toBeUndefined();
  state = 2;
  expect(isAnswered(pages, "/a")).toBe(false);
  expect(await pages.keep("/a", 1, {}, Buffer.from("old"))).toBeUndefined();
  const change = pages.keep("/a", 2, {}, Buffer.from("while it is compressed"));
  state = 3;
  expect(await change).toBeUndefined();
  expect(isAnswered(pages, "/a")).toBe(false);
});

test("together they take no more than their room, and what was asked for last stays", async () => {
  const pages = keptPages(() => 1);
  const large = Buffer.alloc(5 * 1024 * 1024, "党课");
  for (let at = 0; at < 12; at++) {
    await pages.keep(`/${at}`, 1, {}, large);
    isAnswered(pages, "/0");
  }
  expect(isAnswered(pages, "/0")).toBe(true);
  expect(isAnswered(pages, "/1")).toBe(false);
  expect(isAnswered(pages, "/11")).toBe(true);
  expect(await pages.keep("/huge", 1, {}, Buffer.alloc(7 * 1024 * 1024))).toBeUndefined();
});

test("a page is sent whole or compressed, and not again to who has it", async () => {
  const text = "干字当头".repeat(500);
  const headers = { "content-type": "text/html", "x-nextjs-cache": "HIT", "cache-control": "private", vary: "rsc" };
  const url = await serving(headers, text);
  const whole = await ask(url, {});
  expect(whole.body.toString()).toBe(text);
  expect(whole.headers).toMatchObject({ "cache-control": "no-cache", vary: "rsc, Accept-Encoding" });
  expect(whole.headers["x-nextjs-cache"]).toBeUndefined();
  const zipped = await ask(url, { "accept-encoding": "br, gzip" });
  expect(zipped.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(zipped.body).toString()).toBe(text);
  expect(zipped.body.length).toBe(Number(zipped.headers["content-length"]));
  const etag = whole.headers.etag!;
  expect(await ask(url, { "if-none-match": `"x", ${etag}` })).toMatchObject({ status: 304, body: Buffer.alloc(0) });
  expect(await ask(url, { "if-none-match": '"x"' })).toMatchObject({ status: 200 });
  const head = await ask(url, {}, "HEAD");
  expect([head.body.length, head.headers["content-length"]]).toEqual([0, String(Buffer.byteLength(text))]);
});

test("who asks while a page is being made waits for it, unless something changed since it was begun", async () => {
  let state = 1;
  const pages = keptPages(() => state);
  await pages.keep("/a", 1, {}, Buffer.from("a page that is kept"));
  const end = pages.begin("/a", 1);
  let isMade = false;
  const waiting = pages.takeTurn("/a").then(() => isMade);
  await pages.takeTurn("/b");
  state = 2;
  await pages.takeTurn("/a");
  isMade = true;
  end();
  expect(await waiting).toBe(true);
  await pages.takeTurn("/a");
});

test("nobody waits for what is never kept, a file or a page of the staff's", async () => {
  const pages = keptPages(() => 1);
  pages.begin("/files/k/photo.jpg", 1);
  await pages.takeTurn("/files/k/photo.jpg");
});

test("nobody waits for ever for somebody who never comes to an end", async () => {
  const pages = keptPages(() => 1);
  await pages.keep("/a", 1, {}, Buffer.from("a page that is kept"));
  pages.begin("/a", 1);
  await pages.takeTurn("/a");
});

test("the query makes no other page; parts, data of the framework and writing are no page", () => {
  const request = (url: string, fields = {}) => ({ method: "GET", url, headers: {}, ...fields });
  expect(keyOf(request("/courses?from=wechat"), false)).toBe("/courses");
  expect(keyOf(request("/courses"), true)).not.toBe(keyOf(request("/courses"), false));
  expect(keyOf(request("/courses", { method: "POST" }), false)).toBeUndefined();
  expect(keyOf(request("/api/health"), false)).toBeUndefined();
  expect(keyOf(request("http://dx.example.cn/courses"), false)).toBeUndefined();
  expect(keyOf(request("/courses", { headers: { rsc: "1" } }), false)).toBeUndefined();
  expect(keyOf(request("/courses", { headers: { range: "bytes=0-1" } }), false)).toBeUndefined();
  expect(keyOf(request(`/${"x".repeat(400)}`), false)).toBeUndefined();
});

/** Whether a page is there to be sent; the answer itself is thrown away. */
function isAnswered(pages: ReturnType<typeof keptPages>, key: string): boolean {
  const nowhere = { getHeaderNames: () => [], writeHead: () => nowhere, end: () => nowhere };
  return pages.answer({ method: "GET", headers: {} }, nowhere as never, key);
}

async function serving(headers: Record<string, string>, text: string): Promise<string> {
  const pages = keptPages(() => 1);
  await pages.keep("/", 1, headers, Buffer.from(text));
  const server = createServer((request, response) => {
    if (!pages.answer(request, response, "/")) response.writeHead(500).end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Node's own request: `fetch` would unpack the answer. */
async function ask(url: string, headers: Record<string, string>, method = "GET") {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers, method }, resolve).on("error", reject);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) };
}
