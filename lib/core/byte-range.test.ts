import { expect, test } from "vitest";
import { rangeIn } from "./byte-range";

test.each([
  ["bytes=0-1", { start: 0, end: 1 }],
  ["bytes=0-", { start: 0, end: 99 }],
  ["bytes=40-49", { start: 40, end: 49 }],
  ["bytes=99-", { start: 99, end: 99 }],
  ["bytes=90-1000", { start: 90, end: 99 }],
  ["bytes=-10", { start: 90, end: 99 }],
  ["bytes=-1000", { start: 0, end: 99 }],
  ["Bytes = 5 - 6", { start: 5, end: 6 }],
])("%s of a hundred bytes is a part of them", (header, range) => {
  expect(rangeIn(header, 100)).toEqual(range);
});

test.each(["bytes=100-", "bytes=100-200", "bytes=-0", `bytes=${"9".repeat(40)}-`])(
  "%s lies beyond a hundred bytes",
  (header) => {
    expect(rangeIn(header, 100)).toBe("none");
  },
);

test.each([
  null,
  "",
  "bytes=-",
  "bytes=5-4",
  "bytes=a-b",
  "bytes=1-2,4-5",
  "bytes=+1-2",
  "bytes=0x1-2",
  "items=0-1",
  "bytes=1.5-2",
])("%s is answered with the whole", (header) => {
  expect(rangeIn(header, 100)).toBeNull();
});

test("nothing has no parts", () => {
  expect(rangeIn("bytes=0-", 0)).toBe("none");
  expect(rangeIn("bytes=-5", 0)).toBe("none");
});
