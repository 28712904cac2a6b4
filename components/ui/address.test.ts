import { expect, test } from "vitest";
import { addressWith } from "./address";

test("a changed parameter replaces the old one and the others stay", () => {
  expect(addressWith({ q: "党课", page: "3", team: ["a", "b"] }, { page: "4" })).toBe(
    `?q=${encodeURIComponent("党课")}&page=4&team=a&team=b`,
  );
});

test("a parameter set to nothing is taken away", () => {
  expect(addressWith({ q: "党课", page: "3" }, { q: "", page: undefined })).toBe("?");
});
