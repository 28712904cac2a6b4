import { readdir, readFile, rm, stat, symlink, utimes } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import { aViewer } from "@/lib/testing/accounts";
import { answerUploadInParts, finishedUpload } from "./in-parts";
import { MOST_OPEN } from "./part-store";

// Read when the environment is first asked for, which importing the code under test does.
vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/uploads-in-parts-test-${process.pid}`;
});
const folder = path.join(process.env.DATA_DIR!, "uploads");
const MOST = 1024 ** 2;
const content = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251));

let [clerk, colleague]: Viewer<"attachments.keep">[] = [];
beforeAll(async () => {
  [clerk, colleague] = await db.$transaction(async (tx) => [await aViewer(tx), await aViewer(tx)]);
});
afterEach(async () => {
  for (const name of await readdir(folder)) await rm(path.join(folder, name));
});
afterAll(() => rm(process.env.DATA_DIR!, { recursive: true, force: true }));

type Sent = {
  headers?: Record<string, string>;
  body?: BodyInit | AsyncIterable<Uint8Array>;
  by?: Viewer<"attachments.keep">;
};

async function ask(method: string, address: string, { headers, body, by = clerk! }: Sent = {}) {
  const init = { method, headers: { "tus-resumable": "1.0.0", ...headers }, body, duplex: "half" };
  const request = new Request(new URL(address, "http://localhost"), init as unknown as RequestInit);
  return answerUploadInParts(request, by, MOST);
}

function begin(bytes: number, { name = "回顾䶮.mp4", by = clerk! } = {}) {
  const metadata = `filename ${Buffer.from(name).toString("base64")},account ${Buffer.from("1").toString("base64")}`;
  const headers = { "upload-length": String(bytes), "upload-metadata": metadata };
  return ask("POST", "/api/uploads", { headers, by });
}

async function begun(bytes = content.length): Promise<{ address: string; id: string }> {
  const address = (await begin(bytes)).headers.get("location")!;
  return { address, id: address.split("/").at(-1)! };
}

function goOn(address: string, from: number, body: Sent["body"], by?: Viewer<"attachments.keep">) {
  const headers = { "upload-offset": String(from), "content-type": "application/offset+octet-stream" };
  return ask("PATCH", address, { headers, body, ...(by && { by }) });
}

const offsetOf = async (address: string, by?: Viewer<"attachments.keep">) =>
  (await ask("HEAD", address, by && { by })).headers.get("upload-offset");

test("an upload goes on part by part, and is complete with its last", async () => {
  const { address, id } = await begun();
  expect(await offsetOf(address)).toBe("0");
  expect((await goOn(address, 0, content.subarray(0, 60_000))).status).toBe(204);
  await expect(finishedUpload(clerk!, id)).rejects.toThrow("还没有传完");
  expect((await goOn(address, 60_000, content.subarray(60_000))).status).toBe(204);
  const upload = await finishedUpload(clerk!, id);
  expect(upload).toMatchObject({ name: "回顾䶮.mp4", bytes: content.length });
  expect((await readFile(upload.path)).equals(content)).toBe(true);
  await upload.discard();
  expect(await readdir(folder)).toEqual([]);
});

test("its address says nothing of the server, cannot be guessed, and only the server looks into it", async () => {
  const answer = await begin(content.length);
  expect(answer.status).toBe(201);
  expect(answer.headers.get("location")).toMatch(/^\/api\/uploads\/[\w-]{43}$/);
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

test("one that was cut off goes on where the line broke", async () => {
  const { address, id } = await begun();
  const broken = (async function* () {
    yield content.subarray(0, 30_000);
    await expect.poll(async () => (await stat(path.join(folder, id))).size).toBe(30_000);
    throw new Error("the line broke");
  })();
  await goOn(address, 0, broken);
  expect(await offsetOf(address)).toBe("30000");
  expect((await goOn(address, 0, content)).status).toBe(409);
  await goOn(address, 30_000, content.subarray(30_000));
  expect((await readFile((await finishedUpload(clerk!, id)).path)).equals(content)).toBe(true);
});

test("for another account it is not there, whatever is asked of it", async () => {
  const { address, id } = await begun();
  await goOn(address, 0, content);
  const by = colleague!;
  expect((await ask("HEAD", address, { by })).status).toBe(404);
  expect((await goOn(address, 0, content, by)).status).toBe(404);
  expect((await ask("DELETE", address, { by })).status).toBe(404);
  await expect(finishedUpload(by, id)).rejects.toThrow("不在服务器上");
  expect(await offsetOf(address)).toBe(String(content.length));
});

test("its owner gives it up, and nothing of it stays", async () => {
  const { address } = await begun();
  await goOn(address, 0, content.subarray(0, 10));
  expect((await ask("DELETE", address)).status).toBe(204);
  expect(await readdir(folder)).toEqual([]);
  expect((await goOn(address, 10, content.subarray(10))).status).toBe(404);
});

test("what is too large, empty, or of no said length is refused before it begins", async () => {
  const refused = await begin(MOST + 1);
  expect([refused.status, await refused.text()]).toEqual([413, "视频超过 1 MB，没有接收。"]);
  const empty = await begin(0);
  expect([empty.status, await empty.text()]).toEqual([400, "这个文件是空的。"]);
  expect((await ask("POST", "/api/uploads", { headers: { "upload-defer-length": "1" } })).status).toBe(400);
  expect(await readdir(folder)).toEqual([]);
});

test("a part never makes an upload longer than it was said to be", async () => {
  const { address, id } = await begun(1000);
  const refused = await goOn(address, 0, content);
  expect(refused.status).toBe(413);
  expect(Number(await offsetOf(address))).toBeLessThanOrEqual(1000);
  await expect(finishedUpload(clerk!, id)).rejects.toThrow("还没有传完");
});

test("an account begins no more than so many, however many at once; giving one up makes room", async () => {
  const answers = await Promise.all(Array.from({ length: MOST_OPEN + 5 }, () => begin(content.length)));
  const begunOnes = answers.filter(({ status }) => status === 201);
  expect(begunOnes).toHaveLength(MOST_OPEN);
  const refused = answers.find(({ status }) => status === 400);
  expect(await refused?.text()).toContain(`您有 ${MOST_OPEN} 个视频没有传完`);
  expect((await begin(content.length, { by: colleague! })).status).toBe(201);
  await ask("DELETE", begunOnes[0]!.headers.get("location")!);
  expect((await begin(content.length)).status).toBe(201);
});

test("an address that leads elsewhere finds nothing", async () => {
  const { id } = await begun();
  for (const wrong of [`${id}.json`, "..%2F..%2Fauth-secret", "%2e%2e", "", "a".repeat(43)]) {
    expect((await ask("HEAD", `/api/uploads/${wrong}`)).status).toBe(404);
    await expect(finishedUpload(clerk!, decodeURIComponent(wrong))).rejects.toThrow("不在服务器上");
  }
});

test("one that goes on is young, both of its files", async () => {
  const { address } = await begun();
  const longAgo = new Date("2025-01-01");
  const files = (await readdir(folder)).map((name) => path.join(folder, name));
  expect(files).toHaveLength(2);
  for (const file of files) await utimes(file, longAgo, longAgo);
  await goOn(address, 0, content.subarray(0, 10));
  for (const file of files) expect((await stat(file)).mtime.getFullYear()).toBeGreaterThan(2025);
});

test.runIf(process.platform === "linux")(
  "a full disk is told in a sentence, after all of the part was read",
  async () => {
    const { address, id } = await begun();
    await rm(path.join(folder, id));
    await symlink("/dev/full", path.join(folder, id));
    let isRead = false;
    const part = (async function* () {
      yield content.subarray(0, 50_000);
      yield content.subarray(50_000);
      isRead = true;
    })();
    const refused = await goOn(address, 0, part);
    expect([refused.status, isRead]).toEqual([400, true]);
    expect(await refused.text()).toContain("服务器磁盘已满");
  },
);
