import { expect, test, vi } from "vitest";
import { keepLatest } from "./keep-latest";

test("the same is made once, also for many who ask at once", async () => {
  const make = vi.fn(async (from: string) => ({ from }));
  const ask = keepLatest(2, make);
  const [first, again] = await Promise.all([ask("a"), ask("a")]);
  expect(again).toBe(first);
  expect(await ask("a")).toBe(first);
  expect(make).toHaveBeenCalledTimes(1);
});

test("no more stay than said: those asked for last", async () => {
  const make = vi.fn(async (from: string) => from);
  const ask = keepLatest(2, make);
  for (const from of ["a", "b", "a", "c", "a", "b"]) await ask(from);
  expect(make.mock.calls.flat()).toEqual(["a", "b", "c", "b"]);
});

test("what failed is made anew", async () => {
  const make = vi.fn().mockRejectedValueOnce(new Error("too many")).mockResolvedValue("made");
  const ask = keepLatest(2, make);
  await expect(ask("a")).rejects.toThrow("too many");
  expect(await ask("a")).toBe("made");
});
