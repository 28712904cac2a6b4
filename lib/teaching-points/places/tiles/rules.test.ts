import { expect, test } from "vitest";
import { TILE_HOSTS, tileAddress } from "./rules";

test("tiles are asked of the eight hosts of Tianditu alone, with the key of the school", () => {
  expect(TILE_HOSTS).toHaveLength(8);
  const address = tileAddress("vec", "a&b")
    .replace("{s}", "7")
    .replace(/\{[xyz]\}/g, "1");
  const { origin, pathname, searchParams } = new URL(address);
  expect(TILE_HOSTS).toContain(origin);
  expect(pathname).toBe("/vec_w/wmts");
  expect(searchParams.get("LAYER")).toBe("vec");
  expect(searchParams.get("TILEMATRIXSET")).toBe("w");
  expect(searchParams.get("tk")).toBe("a&b");
});
