import type { Coordinates } from "../rules";

/** Degrees between which China lies, the same as in the constraint point_place_in_china. The two never overlap. */
const NORTH = { least: 3, most: 54 };
const EAST = { least: 73, most: 136 };

const UNREADABLE = "没有看懂这个位置。请按 121.196000,31.098000 的样子填写：两个数，中间用逗号隔开。";
const OUTSIDE = "这个位置不在中国境内：纬度应在 3 到 54 之间，经度应在 73 到 136 之间。请核对有没有少抄数字。";

/**
 * Reads what somebody pasted from a map: two numbers in either order, with or without words (北纬, 经度, N), in decimals or in
 * degrees, minutes and seconds, full-width signs too. Without words the order is told by where China lies. Rounded to a
 * millionth of a degree. Null when nothing was typed; a sentence when it cannot be a place in China.
 */
export function readPosition(typed: string): Coordinates | string | null {
  const text = tidied(typed);
  if (!text) return null;
  const shape = SHAPES.find((one) => text.replace(one, "").replace(BETWEEN, "") === "");
  const found = shape ? [...text.matchAll(shape)].map(({ groups = {} }) => angleOf(groups)) : [];
  if (found.length === 1 && found[0]) return "只有一个数。经度和纬度要一起填写，中间用逗号隔开。";
  const [one, other] = found;
  return one && other && found.length === 2 ? inChina(one, other) : UNREADABLE;
}

/** Coordinates as people read them; `readPosition` reads them back. */
export function positionText({ latitude, longitude }: Coordinates): string {
  return `北纬 ${latitude}，东经 ${longitude}`;
}

/** Full-width signs become plain ones, words for north and east one letter each. */
function tidied(typed: string): string {
  return typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Cf}]+/gu, " ")
    .replace(/北纬|纬度|latitude|lat|北|纬/g, "n")
    .replace(/东经|经度|longitude|long|lon|lng|东|经/g, "e")
    .replace(/[度º]/g, "°")
    .replace(/[分‘’′]/g, "'")
    .replace(/[秒“”″]/g, '"')
    .replace(/''/g, '"')
    .trim();
}

const NUMBER = String.raw`\d+(?:\.\d+)?`;
const ANGLE = `(?<sign>[-−+])?(?<degrees>${NUMBER})(?: ?°(?: ?(?<minutes>${NUMBER}) ?'(?: ?(?<seconds>${NUMBER}) ?")?)?)?`;
/** The word for the axis behind the number, or before it. */
const SHAPES = [new RegExp(`${ANGLE}(?: ?(?<word>[ne]))?`, "g"), new RegExp(`(?<word>[ne])? ?[:=]? ?${ANGLE}`, "g")];
/** What may stand before, between and after the two. */
const BETWEEN = /[\s,、;/|()[\]。]+/g;

/** Degrees along one axis; null when nothing says which. */
type Angle = { axis: "latitude" | "longitude" | null; degrees: number };

/** Null when the minutes or seconds are none. */
function angleOf({
  sign,
  degrees,
  minutes = "0",
  seconds = "0",
  word,
}: Record<string, string | undefined>): Angle | null {
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  const size = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
  const signed = sign === undefined || sign === "+" ? size : -size;
  return { axis: word ? (word === "n" ? "latitude" : "longitude") : null, degrees: Math.round(signed * 1e6) / 1e6 };
}

function inChina(one: Angle, other: Angle): Coordinates | string {
  if (one.axis && one.axis === other.axis) return "两个数写成了同一种，请核对哪个是经度、哪个是纬度。";
  const [north, east] = isNorthFirst(one, other) ? [one, other] : [other, one];
  if (isWithin(NORTH, north.degrees) && isWithin(EAST, east.degrees)) {
    return { latitude: north.degrees, longitude: east.degrees };
  }
  const isSwapped = isWithin(NORTH, east.degrees) && isWithin(EAST, north.degrees);
  return isSwapped ? "经度和纬度写反了：在中国，经度总是大的那个数。" : OUTSIDE;
}

/** Without words the smaller number is the latitude. */
function isNorthFirst(one: Angle, other: Angle): boolean {
  if (one.axis) return one.axis === "latitude";
  return other.axis ? other.axis === "longitude" : one.degrees < other.degrees;
}

function isWithin({ least, most }: typeof NORTH, degrees: number): boolean {
  return degrees >= least && degrees <= most;
}
