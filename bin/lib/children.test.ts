import { expect, test } from "vitest";
import { startNode } from "./children.mjs";
import { countOfStops } from "./shutdown.mjs";

test("what ended by itself is not stopped once more: nothing is kept of it", async () => {
  const before = countOfStops();
  const { ended } = startNode(["-e", ""]);
  expect(countOfStops()).toBe(before + 1);
  expect(await ended).toBe(0);
  expect(countOfStops()).toBe(before);
});
