import { afterAll, expect, test, vi } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { stopTypst } from "@/lib/core/typst";
import { publishCourse, withdrawCourse } from "@/lib/courses/commands";
import { aCourse } from "@/lib/testing/courses";
import { GET } from "./route";

afterAll(stopTypst);

/** How many documents the compiler was asked for. */
const compiled = () => (globalThis as unknown as { typstPress: { lastId: number } }).typstPress.lastId;

const ask = (address: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://localhost/share/${address}`, { headers }), {
    params: Promise.resolve({ address: address.split("/") }),
  });

async function aPublishedCourse() {
  const course = await db.$transaction(async (tx) => {
    const { id, version } = await aCourse(tx);
    await publishCourse(tx, SYSTEM, { id, version });
    return { id, version: version + 1 };
  });
  const withdraw = () => db.$transaction((tx) => withdrawCourse(tx, SYSTEM, { ...course, reason: "测试" }));
  return { address: `courses/${course.id}.png`, withdraw };
}

test("made-up addresses cost no drawing", async () => {
  const before = compiled();
  const madeUp = Array.from({ length: 50 }, (_, index) => `lecturers/${999_000_000 + index}.png`);
  for (const address of [...madeUp, "courses/0.png", "courses/x.png", "wp-login.png", "courses/1/2.png", "courses/1"]) {
    const answer = await ask(address);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([404, "no-store"]);
  }
  expect(compiled()).toBe(before);
});

test("a picture is drawn once, however many ask, and everybody asks each time whether it is still there", async () => {
  const { address, withdraw } = await aPublishedCourse();
  const before = compiled();
  const answers = await Promise.all(Array.from({ length: 5 }, () => ask(address)));
  expect(compiled()).toBe(before + 1);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const { headers } = answers[0]!;
  expect(headers.get("cache-control")).toBe("no-cache");
  const held = { "if-none-match": headers.get("etag")! };
  expect((await ask(address, held)).status).toBe(304);
  await withdraw();
  expect((await ask(address, held)).status).toBe(404);
  expect(compiled()).toBe(before + 1);
});

test("a picture that was waited for while its page was withdrawn is not shown", async () => {
  const { address, withdraw } = await aPublishedCourse();
  const { drawPicture } = await import("@/lib/core/page-picture");
  const others = Array.from({ length: 20 }, (_, index) =>
    drawPicture({ school: "示", title: `先画 ${index}`, line: "" }),
  );
  const before = compiled();
  const answer = ask(address);
  await vi.waitFor(() => expect(compiled()).toBeGreaterThan(before));
  await withdraw();
  await Promise.all(others);
  expect((await answer).status).toBe(404);
});
