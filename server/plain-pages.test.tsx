import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { sendPlain } from "./plain-pages.mjs";

const POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'; object-src 'none'";
const SCRIPTS = '<script src="/_next/a.js" async=""></script><script>self.__next_f.push("<p>")</script>';
const BROKEN = `<!DOCTYPE html><html id="__next_error__"><body>${SCRIPTS}</body></html>`;

test("a public page is sent without scripts, and may run none", async () => {
  const links = '<link rel="preload" as="script" href="/_next/a.js"/><link rel="stylesheet" href="/_next/a.css"/>';
  const page = await answerTo((_, response) => {
    response.setHeader("content-length", 9999);
    response.flushHeaders();
    response.write(`<head>${links}</head><body><p>四色</p>`);
    response.end(`${SCRIPTS}</body>`);
  });
  expect(page.text).toBe('<head><link rel="stylesheet" href="/_next/a.css"/></head><body><p>四色</p></body>');
  expect(page.headers.get("content-security-policy")).toBe("default-src 'self'; script-src 'none'; object-src 'none'");
  expect(page.headers.get("content-length")).toBe(String(Buffer.byteLength(page.text)));
  expect(page.headers.get("x-plain-page")).toBeNull();
});

test("a text that quotes a script is a text", async () => {
  const words = '<script>1</script> data-operated="true" \'&';
  const html = renderToStaticMarkup(<p title={words}>{words}</p>);
  expect((await answerTo((_, response) => response.end(html + SCRIPTS))).text).toBe(html);
});

test("a page in which something is operated is sent as it is", async () => {
  const html = renderToStaticMarkup(<div className="map" data-operated />) + SCRIPTS;
  const page = await answerTo((_, response) => response.end(html));
  expect(page.text).toBe(html);
  expect(page.headers.get("content-security-policy")).toBe(POLICY);
});

test("for a record that is not there the whole page comes that says so", async () => {
  const page = await answerTo((_, response) => {
    response.statusCode = 404;
    response.end(BROKEN);
  });
  expect([page.status, page.text]).toEqual([404, "<h1>没有这个页面</h1>"]);
});

test("a page that broke off with an error keeps the scripts that say so", async () => {
  const page = await answerTo((_, response) => {
    response.statusCode = 500;
    response.end(BROKEN);
  });
  expect([page.status, page.text]).toEqual([500, BROKEN]);
});

test("a page that was made anew is sent anew, and one that stayed the same stays what it was", async () => {
  const answers = ["<p>一</p>", "<p>一</p>", "<p>二</p>"];
  const sent: string[] = [];
  for (const answer of answers) {
    const page = await answerTo((_, response) => response.end(answer + SCRIPTS), { "x-nextjs-prerender": "1" });
    expect(page.headers.get("content-security-policy")).toContain("script-src 'none'");
    sent.push(page.text);
  }
  expect(sent).toEqual(answers);
});

test("what is no page, or not a public one, is left alone", async () => {
  const listener: RequestListener = (_, response) => {
    response.write(SCRIPTS);
    response.end(SCRIPTS);
  };
  expect((await answerTo(listener, { "content-type": "text/x-component" })).text).toBe(SCRIPTS + SCRIPTS);
  expect((await answerTo(listener, { "x-plain-page": undefined })).text).toBe(SCRIPTS + SCRIPTS);
  expect((await answerTo((_, response) => response.writeHead(307, { location: "/" }).end())).status).toBe(307);
});

test("HEAD is told nothing that is only for this server", async () => {
  const keeping = { "x-keep-page": "1" };
  const page = await answerTo((_, response) => response.end(), keeping, "HEAD");
  expect([page.status, page.headers.get("x-plain-page"), page.headers.get("x-keep-page")]).toEqual([200, null, null]);
  expect(page.headers.get("content-length")).toBeNull();
});

/** What comes of a handler behind `sendPlain`, for a public page unless the headers say otherwise. */
async function answerTo(listener: RequestListener, other: Record<string, string | undefined> = {}, method = "GET") {
  const usual = { "x-plain-page": "1", "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY };
  const server = createServer((request, response) => {
    sendPlain(request, response, { readMissing: async () => "<h1>没有这个页面</h1>" });
    for (const [name, value] of Object.entries({ ...usual, ...other })) if (value) response.setHeader(name, value);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/`, { redirect: "manual", method });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  } finally {
    server.close();
  }
}
