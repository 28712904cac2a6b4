import { expect, test } from "vitest";
import { secondsLeft } from "./public-day";

test("a public page is kept until midnight in Shanghai, whatever the clock of the machine says", () => {
  expect(secondsLeft("2026-11-24", new Date("2026-11-23T16:00:00Z"))).toBe(24 * 60 * 60);
  expect(secondsLeft("2026-11-24", new Date("2026-11-24T15:59:59.500Z"))).toBe(1);
});
