import { expect, test, vi } from "vitest";
import type { UploadAnswer } from "@/lib/files/attachments/refused";
import { BrokenUpload, createUploadQueue, type Send, summaryOf, type UploadQueue } from "./upload-queue";

const added: UploadAnswer = { added: [{ id: 1, version: 1, name: "甲.jpg" }], refused: [] };
const anything = () => null;
const file = (name: string) => new File(["内容"], name);
const statesOf = (queue: UploadQueue) => queue.uploads().map(({ file, state }) => [file.name, state]);

/** A server that answers when the test says so. */
function aServer() {
  const waiting: { name: string; answer: (with_: UploadAnswer) => void; fail: (error: Error) => void }[] = [];
  const send: Send = (sent, { signal }) =>
    new Promise((answer, fail) => {
      waiting.push({ name: sent.name, answer, fail });
      signal.addEventListener("abort", () => fail(new Error("aborted")));
    });
  return { send, waiting };
}

test("files go one after the other in the order in which they were chosen", async () => {
  const { send, waiting } = aServer();
  const busy: boolean[] = [];
  const queue = createUploadQueue(send, (isBusy) => busy.push(isBusy));
  queue.add([file("甲"), file("乙")], anything);
  expect(statesOf(queue)).toEqual([
    ["甲", "SENDING"],
    ["乙", "WAITING"],
  ]);
  waiting[0]?.answer(added);
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  expect(summaryOf(queue.uploads())).toBe("正在上传，还有 1 个，已添加 1 个。");
  waiting[1]?.answer({ added: [], refused: [{ name: "乙", sentence: "这不是照片。" }] });
  await vi.waitFor(() => expect(busy).toEqual([true, false]));
  expect(queue.uploads().map(({ words }) => words)).toEqual(["已添加。", "这不是照片。"]);
  expect(summaryOf(queue.uploads())).toBe("已添加 1 个，1 个没有添加。");
});

test("a file that is refused before it is sent keeps nobody waiting", () => {
  const { send, waiting } = aServer();
  const queue = createUploadQueue(send, () => {});
  queue.add([file("大"), file("小")], ({ name }) => (name === "大" ? "太大了。" : null));
  expect(waiting.map(({ name }) => name)).toEqual(["小"]);
  expect(queue.uploads()[0]).toMatchObject({ state: "REFUSED", words: "太大了。" });
});

test("one that broke off is tried again when asked, and one that is cancelled is not", async () => {
  const { send, waiting } = aServer();
  const queue = createUploadQueue(send, () => {});
  queue.add([file("甲"), file("乙"), file("丙")], anything);
  const [first, second, third] = queue.uploads();
  queue.cancel(third!.id);
  waiting[0]?.fail(new BrokenUpload("网络断了。"));
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  expect(queue.uploads()[0]).toMatchObject({ state: "BROKEN", words: "网络断了。" });
  queue.cancel(second!.id);
  await vi.waitFor(() => expect(queue.uploads()[1]?.state).toBe("CANCELLED"));
  queue.retry(first!.id);
  await vi.waitFor(() => expect(waiting).toHaveLength(3));
  expect(waiting[2]?.name).toBe("甲");
  expect(queue.uploads()[2]?.state).toBe("CANCELLED");
});

test("choosing more files clears away what is over, not what went wrong", async () => {
  const { send, waiting } = aServer();
  const queue = createUploadQueue(send, () => {});
  queue.add([file("甲"), file("乙")], ({ name }) => (name === "乙" ? "太大了。" : null));
  waiting[0]?.answer(added);
  await vi.waitFor(() => expect(queue.uploads()[0]?.state).toBe("ADDED"));
  queue.add([file("丙")], anything);
  expect(statesOf(queue)).toEqual([
    ["乙", "REFUSED"],
    ["丙", "SENDING"],
  ]);
});
