import { expect, test } from "vitest";
import { hasRoomIn, keepUp } from "./supervise.mjs";

const pause = { first: 1, longest: 2, well: 300_000 };
const over = { ended: Promise.resolve("code 1") };
const lasting = { ended: new Promise<string>(() => {}) };

test("what ended is begun again, also when it could not be begun at first", async () => {
  let begun = 0;
  await new Promise<void>((resolve, reject) => {
    const begin = async () => {
      begun += 1;
      if (begun === 1) throw new Error("not yet");
      resolve();
      return lasting;
    };
    keepUp({ name: "网站", running: over, begin, hasRoom: () => true, pause }).catch(reject);
  });
  expect(begun).toBe(2);
});

test("what never stays up is given up in a sentence", async () => {
  let begun = 0;
  const begin = async () => {
    begun += 1;
    return over;
  };
  const kept = keepUp({ name: "网站", running: over, begin, hasRoom: () => true, pause, tries: 3 });
  await expect(kept).rejects.toThrow("网站连续 3 次重新启动都没有成功");
  expect(begun).toBe(3);
});

test("a full disk is waited out, however long", async () => {
  let begun = 0;
  await new Promise<void>((resolve, reject) => {
    const begin = async () => {
      begun += 1;
      if (begun < 20) return over;
      resolve();
      return lasting;
    };
    keepUp({ name: "内置数据库", running: over, begin, hasRoom: () => begun >= 20, pause, tries: 3 }).catch(reject);
  });
  expect(begun).toBe(20);
});

test("a disk that does not tell its room at this moment ends nothing", () => {
  expect(hasRoomIn("/nowhere")).toBe(true);
});
