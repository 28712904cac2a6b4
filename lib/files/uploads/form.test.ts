import { readdir, readFile, rm, stat, symlink } from "node:fs/promises";
import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { newToken } from "@/lib/core/tokens";
import { receiveForm } from "./form";
import { ownPrefix } from "./leftovers";

// Read when the environment is first asked for, which importing the code under test does.
vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/received-forms-test-${process.pid}`;
});
vi.mock(import("@/lib/core/tokens"), async (load) => {
  const real = await load();
  return { ...real, newToken: vi.fn(real.newToken) };
});

const folder = path.join(process.env.DATA_DIR!, "uploads");
const left = () => readdir(folder).catch(() => []);
const HERE = { host: "localhost", origin: "http://localhost" };
const LIMITS = { files: 3, bytes: 2 * 1024 ** 2 };
const BOUNDARY = "----ending";
const FORM_TYPE = { "content-type": `multipart/form-data; boundary=${BOUNDARY}` };

afterEach(async () => expect(await left()).toEqual([]));
afterAll(() => rm(process.env.DATA_DIR!, { recursive: true, force: true }));

function formOf(...files: File[]): FormData {
  const form = new FormData();
  for (const file of files) form.append("files", file);
  return form;
}

const filled = (bytes: number, name: string) => new File([new Uint8Array(bytes).fill(7)], name);
const sent = (form: FormData, headers: Record<string, string> = HERE) =>
  new Request("http://localhost/api/attachments", { method: "POST", headers, body: form });

/** The head of a part as a browser writes it. */
const partHead = (name: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: image/jpeg\r\n\r\n`;

function streamed(body: AsyncIterable<Uint8Array>): Request {
  const init = { method: "POST", headers: { ...HERE, ...FORM_TYPE }, body, duplex: "half" };
  return new Request("http://localhost/api/attachments", init as unknown as RequestInit);
}

test("files come as they were sent, in their order and under their names, where only the server looks", async () => {
  const form = formOf(filled(300_000, "石碑䶮.jpg"), filled(5, "空格 和%22引号.pdf"));
  form.append("upload", "some-id");
  const { files, fields, discard } = await receiveForm(sent(form), LIMITS);
  expect(files.map(({ name, bytes }) => [name, bytes])).toEqual([
    ["石碑䶮.jpg", 300_000],
    ["空格 和%22引号.pdf", 5],
  ]);
  expect((await readFile(files[0]!.path)).equals(Buffer.alloc(300_000, 7))).toBe(true);
  expect(fields.getAll("upload")).toEqual(["some-id"]);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect(await left()).toHaveLength(2);
  expect((await left()).every((name) => name.startsWith(ownPrefix()))).toBe(true);
  await discard();
});

test("a name is only a name: its path leads nowhere", async () => {
  const { files, discard } = await receiveForm(
    sent(formOf(filled(9, "../../../etc/passwd"), filled(9, "C:\\a\\b.jpg"))),
    LIMITS,
  );
  expect(files.map(({ name }) => name)).toEqual(["passwd", "b.jpg"]);
  expect(files.map((file) => path.dirname(file.path))).toEqual([folder, folder]);
  await discard();
});

test("a field in which nothing was chosen brings no file, an empty file is one", async () => {
  const { files, discard } = await receiveForm(sent(formOf(new File([], ""), filled(0, "空.jpg"))), LIMITS);
  expect(files.map(({ name, bytes }) => [name, bytes])).toEqual([["空.jpg", 0]]);
  await discard();
});

test("a file may have just as many bytes as allowed, and not one more", async () => {
  const { files, discard } = await receiveForm(sent(formOf(filled(LIMITS.bytes, "刚好.jpg"))), LIMITS);
  expect(files[0]?.bytes).toBe(LIMITS.bytes);
  await discard();
  const refused = receiveForm(sent(formOf(filled(10, "小.jpg"), filled(LIMITS.bytes + 1, "大.jpg"))), LIMITS);
  await expect(refused).rejects.toThrow("“大.jpg”超过 2 MB");
});

test("too many files are refused, and none of them stays", async () => {
  const form = formOf(...["一", "二", "三", "四"].map((name) => filled(1000, `${name}.jpg`)));
  await expect(receiveForm(sent(form), LIMITS)).rejects.toThrow("一次最多上传 3 个文件");
});

test("a form that another site sent is refused before anything of it is read", async () => {
  const request = sent(formOf(filled(10, "甲.jpg")), { host: "localhost", origin: "https://evil.example" });
  await expect(receiveForm(request, LIMITS)).rejects.toThrow("不是从本站的页面");
  expect(request.bodyUsed).toBe(false);
});

test("what is no form, or breaks off before its end, is refused", async () => {
  const plain = new Request("http://localhost", { method: "POST", headers: HERE, body: "files=a" });
  await expect(receiveForm(plain, LIMITS)).rejects.toThrow("没有收完");
  const unbounded = { ...HERE, "content-type": "multipart/form-data" };
  const shapeless = new Request("http://localhost", { method: "POST", headers: unbounded, body: "--" });
  await expect(receiveForm(shapeless, LIMITS)).rejects.toThrow("没有收完");
  const bodiless = new Request("http://localhost", { method: "POST", headers: { ...HERE, ...FORM_TYPE } });
  await expect(receiveForm(bodiless, LIMITS)).rejects.toThrow("没有收完");
  const half = streamed(
    (async function* () {
      yield Buffer.from(partHead("半张.jpg"));
      yield Buffer.alloc(100_000, 7);
    })(),
  );
  await expect(receiveForm(half, LIMITS)).rejects.toThrow("没有收完");
});

test("a sender who never ends is cut off, and does not fill the disk", async () => {
  let [pulled, isCut] = [0, false];
  const endless = streamed(
    (async function* () {
      try {
        yield Buffer.from(partHead("没完没了.jpg"));
        for (; ; pulled += 65_536) yield Buffer.alloc(65_536, 7);
      } finally {
        isCut = true;
      }
    })(),
  );
  await expect(receiveForm(endless, LIMITS)).rejects.toThrow("超过 2 MB");
  await expect.poll(() => isCut).toBe(true);
  expect(pulled).toBeLessThan(3 * LIMITS.bytes);
});

test.runIf(process.platform === "linux")("a full disk is told in a sentence", async () => {
  vi.mocked(newToken).mockReturnValueOnce("full");
  await receiveForm(sent(formOf()), LIMITS).catch(() => {});
  await symlink("/dev/full", path.join(folder, `${ownPrefix()}full`));
  const refused = receiveForm(sent(formOf(filled(200_000, "甲.jpg"), filled(200_000, "乙.jpg"))), LIMITS);
  await expect(refused).rejects.toThrow("服务器磁盘已满");
});

/** A server that receives forms as the framework does: the request's own stream is the body. */
async function listening() {
  const outcomes: string[] = [];
  const server = createServer(async (request, response) => {
    const headers = request.headers as Record<string, string>;
    const init = { method: "POST", headers, body: request, duplex: "half" };
    const form = await receiveForm(new Request("http://localhost/", init as unknown as RequestInit), LIMITS).catch(
      (error: Error) => error,
    );
    outcomes.push(form instanceof Error ? form.message : "received");
    if (!(form instanceof Error)) await form.discard();
    response.end(outcomes.at(-1));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { port, outcomes, close };
}

const post = (port: number) =>
  ask({ port, host: "127.0.0.1", method: "POST", agent: false, headers: { ...FORM_TYPE, ...HERE } });

test("when the sender goes away half-way nothing stays", async () => {
  const { port, outcomes, close } = await listening();
  const sender = post(port).on("error", () => {});
  sender.write(partHead("半张.jpg"));
  sender.write(Buffer.alloc(500_000, 7));
  await expect.poll(left).toHaveLength(1);
  sender.destroy();
  await expect.poll(() => outcomes).toEqual(["没有收完：网络断了，或者上传被中断了。请重试。"]);
  await close();
});

test("who sent too much can still read why", async () => {
  const { port, close } = await listening();
  const answer = new Promise<string>((resolve, reject) => {
    const sender = post(port).on("error", reject);
    sender.on("response", (response) => response.setEncoding("utf8").on("data", resolve));
    sender.end(Buffer.concat([Buffer.from(partHead("大.jpg")), Buffer.alloc(1.8 * LIMITS.bytes, 7)]));
  });
  expect(await answer).toContain("“大.jpg”超过 2 MB");
  await close();
});
