import { expect, test } from "vitest";
import { placeIn } from "../rules";
import { mapLinks } from "./rules";

const gps = { latitude: 31.098, longitude: 121.196, datum: "WGS84" } as const;
const marked = { name: "示例点; A|B: 100% & 家", address: "示例路 1 号", place: gps };
const [amap, baidu, tencent] = mapLinks(marked).map(({ href }) => new URL(href));

test("Amap gets the longitude first, in GCJ-02, and says so", () => {
  const { latitude, longitude } = placeIn("GCJ02", gps);
  expect(amap?.origin + amap!.pathname).toBe("https://uri.amap.com/marker");
  expect(Object.fromEntries(amap!.searchParams)).toEqual({
    position: `${longitude.toFixed(6)},${latitude.toFixed(6)}`,
    name: marked.name,
    src: "shequ-dangxiao",
    coordinate: "gaode",
    callnative: "1",
  });
});

test("Baidu gets the latitude first, in its own BD-09, and says so", () => {
  const { latitude, longitude } = placeIn("BD09", gps);
  expect(baidu?.origin + baidu!.pathname).toBe("https://api.map.baidu.com/marker");
  expect(Object.fromEntries(baidu!.searchParams)).toEqual({
    location: `${latitude.toFixed(6)},${longitude.toFixed(6)}`,
    title: marked.name,
    content: "示例路 1 号",
    output: "html",
    coord_type: "bd09ll",
    src: "webapp.shequ-dangxiao.map",
  });
});

test("Tencent gets the latitude first, in GCJ-02, and no sign in a name that parts its pin", () => {
  const { latitude, longitude } = placeIn("GCJ02", gps);
  expect(tencent?.origin + tencent!.pathname).toBe("https://apis.map.qq.com/uri/v1/marker");
  expect(Object.fromEntries(tencent!.searchParams)).toEqual({
    marker: `coord:${latitude.toFixed(6)},${longitude.toFixed(6)};title:示例点； A｜B： 100% & 家;addr:示例路 1 号`,
    referer: "shequ-dangxiao",
  });
});

test("a point measured in a system is shown in that system with the numbers that were typed", () => {
  const [own] = mapLinks({ ...marked, place: { ...gps, datum: "GCJ02" } });
  expect(own?.href).toContain("position=121.196000%2C31.098000");
  const [, ofBaidu] = mapLinks({ ...marked, place: { ...gps, datum: "BD09" } });
  expect(ofBaidu?.href).toContain("location=31.098000%2C121.196000");
});

test("a space is written so that no app shows it as a plus, and a point without an address is named twice", () => {
  const links = mapLinks({ ...marked, address: null });
  for (const { href } of links) expect(href).not.toMatch(/[+ ]/);
  expect(new URL(links[2]!.href).searchParams.get("marker")).toContain(";addr:示例点；");
});
