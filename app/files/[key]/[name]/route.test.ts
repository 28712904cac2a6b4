import { rm } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { afterAll, expect, test, vi } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { fileStore } from "@/lib/core/storage";
import { publishCourse, withdrawCourse } from "@/lib/courses/commands";
import { aCourse } from "@/lib/testing/courses";
import { anAttachment } from "@/lib/testing/files";
import { GET } from "./route";

// Read when the environment is first asked for, which importing the code under test does.
vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/files-route-test-${process.pid}`;
});
// A visitor without a session; cookies are only there within a request of the framework.
vi.mock(import("@/lib/core/viewer"), async (load) => ({ ...(await load()), currentViewer: async () => null }));

afterAll(() => rm(process.env.DATA_DIR!, { recursive: true, force: true }));

const content = Buffer.from("示例".repeat(50_000));

/** A public course with a document; how it is asked for, and how it leaves. */
async function aPublicDocument() {
  const { key, course } = await db.$transaction(async (tx) => {
    const { id, version } = await aCourse(tx);
    const { fileId } = await anAttachment(tx, { type: "course", id }, { kind: "DOCUMENT", name: "讲义.pdf" });
    await publishCourse(tx, SYSTEM, { id, version });
    const stored = await tx.storedFile.findUniqueOrThrow({ where: { id: fileId } });
    return { key: stored.key, course: { id, version: version + 1 } };
  });
  await (await fileStore()).write(`${key}/content`, content);
  const ask = (headers: Record<string, string> = {}) =>
    GET(new Request(`http://localhost/files/${key}/x`, { headers }), {
      params: Promise.resolve({ key, name: "讲义.pdf" }),
    });
  const withdraw = () => db.$transaction((tx) => withdrawCourse(tx, SYSTEM, { ...course, reason: "测试" }));
  return { ask, withdraw };
}

test("whoever has a file asks each time, and once it is withdrawn it is there for nobody", async () => {
  const { ask, withdraw } = await aPublicDocument();
  const first = await ask();
  expect([first.status, first.headers.get("cache-control")]).toEqual([200, "private, no-cache"]);
  expect(Buffer.from(await first.arrayBuffer()).equals(content)).toBe(true);
  const held = { "if-none-match": first.headers.get("etag")! };
  expect((await ask(held)).status).toBe(304);
  await withdraw();
  const requests: Record<string, string>[] = [{}, held, { range: "bytes=0-9" }, { ...held, range: "bytes=0-9" }];
  for (const headers of requests) {
    const answer = await ask(headers);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([404, "no-store"]);
  }
});

test("an answer that was begun before the withdrawal is nothing that anybody may keep for others", async () => {
  const { ask, withdraw } = await aPublicDocument();
  const begun = await ask();
  await withdraw();
  expect((await buffer(begun.body as unknown as AsyncIterable<Uint8Array>)).equals(content)).toBe(true);
  expect(begun.headers.get("cache-control")).toBe("private, no-cache");
  expect((await ask()).status).toBe(404);
});
