import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as ask, createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actionRequests } from "./action-requests.mjs";

const KNOWN = "7f3719eb53030144d0e0d5e092c044a97282043267";
const HOST = "dx.example.cn";
const servers: ReturnType<typeof createServer>[] = [];
let folder: string;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "action-requests-"));
  await writeFile(
    path.join(folder, "manifest.json"),
    JSON.stringify({
      node: { [KNOWN]: { workers: { "app/(auth)/sign-in/page": {}, "app/admin/lecturers/[id]/page": {} } } },
    }),
  );
  port = await serve();
});
afterAll(async () => {
  for (const server of servers) server.close();
  await rm(folder, { recursive: true });
});

/** A server that tells the fields of the forms it was let have. */
async function serve(configuredAddress?: string): Promise<number> {
  const admit = actionRequests({ manifestPath: path.join(folder, "manifest.json"), configuredAddress });
  const server = createServer(async (request, response) => {
    request.headers["x-reached-at"] = request.headers.host;
    const admitted = await admit(request, response);
    if (!admitted) return;
    const chunks: Buffer[] = [];
    for await (const chunk of admitted) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const type = admitted.headers["content-type"];
    const form =
      type?.startsWith("multipart") && (await new Response(body, { headers: { "content-type": type } }).formData());
    response.end(JSON.stringify(form ? [...form.entries()] : body.toString()));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string | Buffer; to?: number };

async function send({ method = "POST", path = "/sign-in", headers = {}, body = "", to = port }: Sent) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sending = ask({ port: to, method, path, headers: { host: HOST, ...headers } }, resolve);
    sending.on("error", reject);
    sending.end(body);
  });
  answer.setEncoding("utf8");
  let text = "";
  for await (const chunk of answer) text += chunk;
  return { status: answer.statusCode, headers: answer.headers, text };
}

async function sendForm(
  entries: readonly (readonly [string, string])[],
  headers: Record<string, string> = {},
  to = port,
  page = "/sign-in",
) {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  const written = new Response(form);
  const type = written.headers.get("content-type")!;
  return send({
    headers: { "content-type": type, ...headers },
    body: Buffer.from(await written.arrayBuffer()),
    to,
    path: page,
  });
}

const PLAIN = [
  ["$ACTION_REF_2", ""],
  ["$ACTION_2:0", JSON.stringify({ id: KNOWN, bound: "$@1" })],
  ["$ACTION_2:1", '["$undefined"]'],
  ["$ACTION_KEY", "k0123abcd"],
  ["username", "admin"],
] as const;
const CALL = [
  ["0", '[{"status":"error","initialValue":{"name":"$$5"}},"$K1"]'],
  ["_1_username", "admin"],
] as const;
const BY_SCRIPT = { "next-action": KNOWN };

test("what pages of this site send comes through as it was", async () => {
  expect(JSON.parse((await sendForm(PLAIN, { origin: `https://${HOST}` })).text)).toEqual(PLAIN);
  expect(JSON.parse((await sendForm(CALL, { ...BY_SCRIPT, origin: `http://${HOST}` })).text)).toEqual(CALL);
  const search = await send({ headers: { ...BY_SCRIPT, "content-type": "text/plain;charset=UTF-8" }, body: '["张"]' });
  expect(JSON.parse(search.text)).toBe('["张"]');
  expect((await send({ method: "GET" })).status).toBe(200);
  expect((await send({ path: "/api/uploads", body: "any" })).status).toBe(200);
});

test("a form without script is for a page that has it", async () => {
  for (const [path, status] of [
    ["/sign-in?next=/admin", 200],
    ["/admin/lecturers/7", 200],
    ["/", 400],
    ["/admin/lecturers", 400],
  ] as const) {
    expect((await sendForm(PLAIN, {}, port, path)).status).toBe(status);
  }
});

test.each([
  { origin: "http://evil.example" },
  { origin: "null" },
  { origin: ":::" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site", origin: `https://${HOST}` },
])("a form from another site, %o, is 403", async (headers) => {
  expect((await sendForm(PLAIN, headers as Record<string, string>)).status).toBe(403);
  expect((await sendForm(CALL, { ...BY_SCRIPT, ...headers } as Record<string, string>)).status).toBe(403);
});

test("behind proxies only the configured address counts", async () => {
  const to = await serve("https://dx.example.org");
  expect((await sendForm(PLAIN, { origin: `https://${HOST}` }, to)).status).toBe(403);
  expect((await sendForm(PLAIN, { host: "dx.example.org", origin: "https://dx.example.org" }, to)).status).toBe(200);
});

test.each(["TRACE", "PUT", "DELETE", "OPTIONS"])("%s of a page is 405", async (method) => {
  expect((await send({ method })).status).toBe(405);
});

test("more than a form holds is 413, whether it says so or not", async () => {
  const body = Buffer.alloc(1024 * 1024 + 1, "x");
  const type = { "content-type": "multipart/form-data; boundary=x" };
  expect((await send({ headers: { ...type, "content-length": String(body.length) }, body })).status).toBe(413);
  expect((await send({ headers: { ...type, "transfer-encoding": "chunked" }, body })).status).toBe(413);
});

test("an action that is not there is 409, as the framework's script expects", async () => {
  for (const id of ["0".repeat(42), "toString", "__proto__", ""]) {
    const answer = await sendForm(CALL, { "next-action": id });
    expect(answer.status).toBe(409);
    expect(answer.headers["x-nextjs-action-not-found"]).toBe("1");
  }
});

test.each([
  ["no form", { body: "garbage", headers: { "content-type": "text/plain" } }],
  ["an encoded form", { body: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" } }],
  ["a form without boundary", { body: "garbage", headers: { "content-type": "multipart/form-data" } }],
  ["a broken form", { body: "garbage", headers: { "content-type": "multipart/form-data; boundary=x" } }],
  ["many parts", { body: "--x\r\n".repeat(2000), headers: { "content-type": "multipart/form-data; boundary=x" } }],
  ["broken arguments", { body: '{"a', headers: { ...BY_SCRIPT, "content-type": "text/plain" } }],
  ["arguments that are none", { body: '{"length":1e9}', headers: { ...BY_SCRIPT, "content-type": "text/plain" } }],
] as [string, Sent][])("%s is 400", async (_what, sent) => {
  expect((await send(sent)).status).toBe(400);
});

test.each([
  ['["$F1","$Q2"]'],
  ['["$@1"]'],
  ['["$1:__proto__:then","$K1"]'],
  ['[{"then":"$1"},"$K1"]'],
  ['[{"__proto__":{}},"$K1"]'],
  ["[1,2,3]"],
  [`[${"[".repeat(50)}${"]".repeat(50)}]`],
  [`[[${"1,".repeat(30_000)}1]]`],
])("arguments that our pages never send are 400: %s", async (text) => {
  expect((await sendForm([["0", text], ...CALL.slice(1)], BY_SCRIPT)).status).toBe(400);
});

test.each([
  [PLAIN.slice(1)],
  [[...PLAIN, ["$ACTION_REF_3", ""]]],
  [[["$ACTION_ID_x", ""]]],
  [[...PLAIN, ["$ACTION_KEY", "k1"]]],
  [PLAIN.map(([name, value]) => [name, value.replace(KNOWN, "0".repeat(42))])],
  [PLAIN.map(([name, value]) => [name, value.replace("$@1", "$@2")])],
  [PLAIN.map(([name, value]) => [name, value.replace('["$undefined"]', '["$F1"]')])],
] as (readonly (readonly [string, string])[])[][])(
  "a form whose action is not told as our pages tell it is 400",
  async (entries) => {
    expect((await sendForm(entries)).status).toBe(400);
  },
);

test("whatever is sent has an answer that is not 500", async () => {
  const text = fc.oneof(fc.string(), fc.json(), fc.constantFrom('["$K1"]', "$ACTION_REF_1", "--x\r\n", '{"id":"'));
  const name = fc.oneof(
    fc.constantFrom("0", "_1_a", "$ACTION_REF_1", "$ACTION_1:0", "$ACTION_1:1", "$ACTION_KEY"),
    text,
  );
  const headers = fc.constantFrom<Record<string, string>>({}, BY_SCRIPT);
  const answers = fc.oneof(
    fc.tuple(fc.array(fc.tuple(name, text)), headers).map(
      ([entries, sent]) =>
        () =>
          sendForm(entries, sent),
    ),
    fc
      .tuple(text, fc.constantFrom("multipart/form-data; boundary=x", "multipart/form-data", "text/plain"), headers)
      .map(
        ([body, type, sent]) =>
          () =>
            send({ body, headers: { "content-type": type, ...sent } }),
      ),
  );
  await fc.assert(
    fc.asyncProperty(answers, async (answer) => {
      expect([200, 400]).toContain((await answer()).status);
    }),
    { numRuns: 300 },
  );
});
