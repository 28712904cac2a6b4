import {
  request as ask,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
} from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { sayErrors } from "./error-words.mjs";
import { enterLargePrint } from "./large-edition.mjs";
import { sendPlain } from "./plain-pages.mjs";

const POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'";
const BROKEN = '<html id="__next_error__"><script>1</script></html>';

/** The ordinary site: what stands at an address, said as the framework says it. */
const ordinary: RequestListener = ({ url, headers }, response) => {
  response.setHeader("x-plain-page", "1");
  response.setHeader("content-security-policy", POLICY);
  response.setHeader("content-type", "text/html; charset=utf-8");
  const { pathname, search } = new URL(url!, "http://x");
  const { status = 200, body = "", ...others } = OTHERS[pathname] ?? { body: page(pathname + search, headers) };
  response.statusCode = status;
  for (const [name, value] of Object.entries(others.headers ?? {})) response.setHeader(name, value);
  response.write(body.slice(0, 20));
  response.end(body.slice(20));
};

const OTHERS: Record<string, { status?: number; body?: string; headers?: Record<string, string> }> = {
  "/moved": { status: 308, headers: { location: "/courses", refresh: "0;url=/courses" } },
  "/elsewhere": { status: 307, headers: { location: "https://dx.example.cn/" } },
  "/sums": { body: "[1, 2, 3]", headers: { "content-type": "application/json" } },
  "/gone": { status: 404, body: BROKEN },
  "/half": { body: BROKEN },
  "/failed": { status: 500, body: BROKEN },
};

function page(
  address: string,
  { cookie, authorization, rsc, range, "next-action": action, host }: IncomingHttpHeaders,
) {
  const seen = JSON.stringify({ cookie, authorization, rsc, range, action, host });
  return `<html><body data-operated="true"><a href="/courses">${address}</a><code>${seen}</code><script>1</script></body></html>`;
}

test("a page in large print is the ordinary one, changed, and runs nothing", async () => {
  const answer = await answerTo("/large/routes?page=2");
  expect(answer.status).toBe(200);
  expect(answer.text).toMatch(/^<html data-text="large"><body .*<a href="\/large\/courses">\/routes\?page=2<\/a>/);
  expect(answer.text).not.toContain("<script");
  expect(answer.headers).toMatchObject({
    "content-security-policy": "default-src 'self'; script-src 'none'",
    "x-robots-tag": "noindex",
    "content-length": String(Buffer.byteLength(answer.text)),
  });
  expect(answer.headers["x-plain-page"]).toBeUndefined();
  expect((await answerTo("/large")).text).toContain(">/</a>");
});

test("nothing that is the visitor's own, and no part of a page, is asked for", async () => {
  const own = { cookie: "session=1", authorization: "Basic x", rsc: "1", range: "bytes=0-1", "next-action": "x" };
  const { text } = await answerTo("/large/courses", { headers: { ...own, host: "dx.example.cn" } });
  expect(text).toContain('<code>{"host":"dx.example.cn"}</code>');
});

test("what has no such edition is found at its own address", async () => {
  for (const [address, own] of [
    ["/large/admin/courses?page=2", "/admin/courses?page=2"],
    ["/large/calendar.ics", "/calendar.ics"],
    ["/large/large/courses", "/large/courses"],
    ["/large/sums", "/sums"],
    // Put in by script only.
    ["/large/half", "/half"],
  ]) {
    const { status, headers, text } = await answerTo(address!);
    expect([status, headers.location, text, headers["content-type"]], address).toEqual([307, own, "", undefined]);
    expect(headers["x-robots-tag"]).toBe("noindex");
  }
});

test("where the ordinary page leads on, so does this one, in large print", async () => {
  const moved = await answerTo("/large/moved");
  expect([moved.status, moved.headers.location, moved.headers.refresh]).toEqual([308, "/large/courses", undefined]);
  expect((await answerTo("/large/elsewhere")).headers.location).toBe("https://dx.example.cn/");
});

test("what is not there says so in large print, and no address leads to another site", async () => {
  const gone = await answerTo("/large/gone");
  expect([gone.status, gone.text]).toEqual([404, '<h1>没有这个页面</h1><a href="/large">回到首页</a>']);
  const nowhere = await answerTo("/large//evil.example/courses");
  expect(nowhere.headers.location).toBeUndefined();
  expect(nowhere.text).toContain(">/_not-found</a>");
});

test("a page that failed says so in words, and leads to the front page in large print", async () => {
  const { status, text } = await answerTo("/large/failed");
  expect(status).toBe(500);
  expect(text).toContain("<h1>页面没有打开成功</h1>");
  expect(text).toContain('<a href="/large">回到首页</a>');
});

test("HEAD is answered as GET, without the page", async () => {
  const { status, headers, text } = await answerTo("/large/routes", { method: "HEAD" });
  expect([status, text, headers["content-security-policy"]]).toEqual([
    200,
    "",
    "default-src 'self'; script-src 'none'",
  ]);
  expect((await answerTo("/large/moved", { method: "HEAD" })).headers.location).toBe("/large/courses");
});

test("any other address, and what is sent to one, is left alone", async () => {
  for (const [url, method] of [
    ["/larger", "GET"],
    ["/courses", "GET"],
    ["/large/verify", "POST"],
  ]) {
    const request = { url, method, headers: { cookie: "session=1" } } as unknown as IncomingMessage;
    expect(enterLargePrint(request, undefined as never)).toBeUndefined();
    expect(request).toMatchObject({ url, headers: { cookie: "session=1" } });
  }
});

test("it is cached under the address that was asked for, as it is sent", async () => {
  const cached: string[] = [];
  const { text } = await answerTo("/large/courses", { keep: async (_, body) => cached.push(body.toString()) < 0 });
  expect(cached).toEqual([text]);
});

type Asked = {
  method?: string;
  headers?: Record<string, string>;
  keep?: NonNullable<Parameters<typeof sendPlain>[2]["keep"]>;
};

async function answerTo(path: string, { method = "GET", headers = {}, keep }: Asked = {}) {
  const server = createServer((request, response) => {
    const large = enterLargePrint(request, response);
    if (response.writableEnded) return;
    sayErrors(request, response, async () => false, large && "/large");
    if (keep) response.setHeader("x-keep-page", "1");
    const readMissing = async () => '<h1>没有这个页面</h1><a href="/">回到首页</a>';
    sendPlain(request, response, { readMissing, large, ...(keep && { keep }) });
    ordinary(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  // Node's own request: `fetch` would tidy the address up.
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    ask({ port, path, method, headers }, resolve).on("error", reject).end();
  });
  let text = "";
  for await (const chunk of answer.setEncoding("utf8")) text += chunk;
  server.close();
  return { status: answer.statusCode, headers: answer.headers, text };
}
