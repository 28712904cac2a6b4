import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { sayErrors } from "./error-words.mjs";

const BROKEN = '<html id="__next_error__"><script>1:E{\\"digest\\":\\"867416739\\"}</script></html>';

/** What a visitor is told when the framework answers so. */
async function told(
  answer: (response: ServerResponse) => void,
  { isAway = false, headers = {}, method = "GET", path = "/admin" } = {},
) {
  const server = createServer((request, response) => {
    sayErrors(request, response, async () => isAway);
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const got = await new Promise<IncomingMessage>((resolve) => ask({ port, method, path, headers }, resolve).end());
  let text = "";
  for await (const chunk of got.setEncoding("utf8")) text += chunk;
  server.close();
  return { status: got.statusCode, retryAfter: got.headers["retry-after"], text };
}

function broken(response: ServerResponse): void {
  response.statusCode = 500;
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.write(BROKEN.slice(0, 20));
  response.end(BROKEN.slice(20));
}

test("a page that broke off is told of in words, with its number", async () => {
  const { status, text } = await told(broken);
  expect(status).toBe(500);
  expect(text).toMatch(/<h1>页面没有打开成功<\/h1>[\s\S]*编号：867416739/);
  expect(text).not.toContain("<script");
});

test("while the database is away it is a 503 that says when to come again", async () => {
  const { status, retryAfter, text } = await told(broken, { isAway: true });
  expect({ status, retryAfter }).toEqual({ status: 503, retryAfter: "10" });
  expect(text).toContain("网站暂时连不上数据库");
});

test("what is said stands in a frame that leads home", async () => {
  for (const isAway of [true, false]) {
    const { text } = await told(broken, { isAway });
    expect(text).toMatch(/<header>.*<a href="\/">社区党校<\/a>.*<\/header>\s*<main>/);
  }
});

test("a form that was sent can be sent again by loading the page anew", async () => {
  expect((await told(broken, { method: "POST", isAway: true })).text).toContain("填写的内容会再交一次");
});

test("an answer without any words has some", async () => {
  const { text } = await told((response) => {
    response.statusCode = 500;
    response.end();
  });
  expect(text).toContain("页面没有打开成功");
});

test("what is well, and what a script reads, is sent as it is", async () => {
  expect((await told((response) => void response.end("well"))).text).toBe("well");
  for (const asked of [{ headers: { rsc: "1" } }, { headers: { "next-action": "x" } }, { path: "/api/uploads" }]) {
    expect((await told(broken, asked)).text).toBe(BROKEN);
  }
});
