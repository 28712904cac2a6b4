import fc from "fast-check";
import { expect, test } from "vitest";
import { positionText, readPosition } from "./rules";

const SHESHAN = { latitude: 31.098, longitude: 121.196 };

test("what a map's picker gives is read in either order, however it is written", () => {
  for (const typed of [
    "121.196,31.098",
    "31.098,121.196",
    " 121.196000 ， 31.098000 ",
    "１２１．１９６，３１．０９８",
    "121.196、31.098",
    "121.196 31.098",
    "121.196\n31.098",
    "(31.098, 121.196)",
    "北纬31.098 东经121.196",
    "经度：121.196 纬度：31.098",
    "纬度=31.098；经度=121.196",
    "lng:121.196, lat:31.098",
    "Latitude 31.098 Longitude 121.196",
    "31.098°N, 121.196°E",
    "31.098N 121.196E",
    "N31.098E121.196",
    "31°5'52.8\"N 121°11'45.6\"E",
    "31°05′52.8″N，121°11′45.6″E",
    "北纬31度5分52.8秒，东经121度11分45.6秒",
    "东经121.196°，北纬31.098°",
    "31.098，东经121.196",
  ]) {
    expect(readPosition(typed), typed).toEqual(SHESHAN);
  }
});

test("nothing typed is no place", () => {
  expect([readPosition(""), readPosition(" 　\n")]).toEqual([null, null]);
});

test("a tenth of a millionth of a degree is rounded away", () => {
  expect(readPosition("121.19600049,31.09800051")).toEqual({ latitude: 31.098001, longitude: 121.196 });
});

test("half a position, too much of it, and words are refused with what to type", () => {
  expect(readPosition("121.196")).toContain("只有一个数");
  expect(readPosition("东经121.196")).toContain("只有一个数");
  for (const typed of [
    "121.196,31.098,12",
    "佘山",
    "121.196,31.098 佘山",
    "121,196,31,098",
    "31°61'N 121°E",
    "https://x/31,121",
  ]) {
    expect(readPosition(typed), typed).toContain("没有看懂");
  }
});

test("a spot outside China is refused, and so are the two numbers under each other's names", () => {
  for (const typed of ["0,0", "31.098,12.196", "-121.196,31.098", "151.2,-33.8", "2.9,121", "31,136.1", "31.1,31.2"]) {
    expect(readPosition(typed), typed).toContain("不在中国境内");
  }
  expect(readPosition("北纬121.196，东经31.098")).toContain("写反了");
  expect(readPosition("北纬31.098，北纬121.196")).toContain("同一种");
});

test("every position in China is read back from the words it is shown in, and from its bare numbers both ways round", () => {
  const millionths = (least: number, most: number) =>
    fc.integer({ min: least * 1e6, max: most * 1e6 }).map((n) => n / 1e6);
  fc.assert(
    fc.property(millionths(3, 54), millionths(73, 136), (latitude, longitude) => {
      const position = { latitude, longitude };
      expect(readPosition(positionText(position))).toEqual(position);
      expect(readPosition(`${longitude},${latitude}`)).toEqual(position);
      expect(readPosition(`${latitude.toFixed(6)}，${longitude.toFixed(6)}`)).toEqual(position);
    }),
  );
});

test("whatever is typed, the answer is a place in China, a sentence or nothing", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789.,°'\"NE北纬东经度分秒- ") })),
      (typed) => {
        const read = readPosition(typed);
        if (read === null || typeof read === "string") return;
        expect(read.latitude).toBeGreaterThanOrEqual(3);
        expect(read.latitude).toBeLessThanOrEqual(54);
        expect(read.longitude).toBeGreaterThanOrEqual(73);
        expect(read.longitude).toBeLessThanOrEqual(136);
      },
    ),
  );
});
