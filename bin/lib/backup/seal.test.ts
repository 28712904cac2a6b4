import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { sealing, unsealing } from "./seal.mjs";

const PASSPHRASE = "a passphrase that is long";
const BLOCK = 1 << 20;
/** Of a guess, so that the tests need not wait. */
const CHEAP = 12;

const seal = (content: Buffer): Promise<Buffer> => buffer(sealing(PASSPHRASE, CHEAP)([content]));
/** Read in pieces of odd sizes, as a disk or a network gives them. */
async function open(sealed: Buffer, passphrase = PASSPHRASE): Promise<Buffer> {
  const pieces = Array.from({ length: Math.ceil(sealed.length / 70_001) }, (_, index) =>
    sealed.subarray(index * 70_001, (index + 1) * 70_001),
  );
  return buffer(unsealing(passphrase)(Readable.from(pieces)));
}

test.each([0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK])("%d bytes come back as they were", async (bytes) => {
  const content = randomBytes(bytes);
  expect((await open(await seal(content))).equals(content)).toBe(true);
});

test("what is sealed twice looks different each time, and shows nothing", async () => {
  const content = Buffer.from("党校".repeat(1000));
  const [one, other] = [await seal(content), await seal(content)];
  expect(one.equals(other)).toBe(false);
  expect(one.includes("党校")).toBe(false);
});

test("blocks that were cut off, exchanged, repeated or added are refused", async () => {
  const sealed = await seal(randomBytes(3 * BLOCK));
  const head = sealed.length - 3 * (BLOCK + 16);
  const block = (number: number) => sealed.subarray(head + number * (BLOCK + 16), head + (number + 1) * (BLOCK + 16));
  const made = (...numbers: number[]) => Buffer.concat([sealed.subarray(0, head), ...numbers.map(block)]);
  expect((await open(made(0, 1, 2))).length).toBe(3 * BLOCK);
  for (const numbers of [[0, 1], [0], [], [1, 0, 2], [0, 0, 1, 2], [0, 1, 2, 2], [2]]) {
    await expect(open(made(...numbers)), String(numbers)).rejects.toThrow("已损坏或不完整");
  }
  await expect(open(sealed.subarray(0, 30))).rejects.toThrow("已损坏或不完整");
  await expect(open(sealed.subarray(0, -1))).rejects.toThrow("已损坏或不完整");
});

test("a wrong passphrase is told as such", async () => {
  const sealed = await seal(Buffer.from("x"));
  await expect(open(sealed, "another passphrase that is long")).rejects.toThrow("备份的口令不对");
});
