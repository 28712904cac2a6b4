import { expect, test } from "vitest";
import { inTheRoomOf } from "./at-once";

test("twenty forms of an account are received at once, the next is refused; others are not in the way", async () => {
  const ends: (() => void)[] = [];
  const receive = () => new Promise<string>((resolve) => ends.push(() => resolve("received")));
  const under = Array.from({ length: 20 }, () => inTheRoomOf(1, receive));
  await expect(inTheRoomOf(1, receive)).rejects.toThrow("请等前面的传完再传");
  const other = inTheRoomOf(2, receive);
  for (const end of ends) end();
  expect(await Promise.all([...under, other])).toEqual(Array(21).fill("received"));
});

test("what failed leaves its place", async () => {
  const failing = Array.from({ length: 20 }, () => inTheRoomOf(1, () => Promise.reject(new Error("broken off"))));
  await Promise.allSettled(failing);
  await expect(inTheRoomOf(1, async () => "received")).resolves.toBe("received");
});
