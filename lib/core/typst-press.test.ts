import { afterEach, expect, test } from "vitest";
import { placeOrder, stopPress, THRIFT } from "./typst-press";

const { PATH } = THRIFT.env;
afterEach(() => {
  THRIFT.env.PATH = PATH;
});

test("where the machine begins no compiler the order is refused, and the next one is tried again", async () => {
  await stopPress();
  // The system refuses a variable so long before there is a process, as it does without memory.
  THRIFT.env.PATH = "x".repeat(300_000);
  const refuse = () =>
    new Promise((resolve) => {
      placeOrder({ format: "svg", template: "", data: "{}", resolve: () => resolve("made"), reject: resolve });
    });
  expect(await refuse()).toBeNull();
  expect(await refuse()).toBeNull();
});
