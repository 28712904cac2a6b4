import type { LocatedPoint } from "@/lib/teaching-points/places/public";
import { areaOf, drawMarks, isCloser } from "@/lib/teaching-points/places/schematic/rules";
import { addressOfArea } from "./area";

/** A mark of the drawing as its key has it: one point with its number, or several that lie too near to each other. */
export type KeyedMark = { x: number; y: number; href: string } & (
  | { number: number; point: LocatedPoint }
  | { points: readonly LocatedPoint[]; leads: "TO_THEIR_AREA" | "TO_THE_KEY" }
);

/** So many points of one mark are named in the key; of more a drawing of their own is offered. */
const NAMED = 5;

/** The marks of a drawing with their numbers and where they lead, in the order of the points. */
export function keyedMarks(points: readonly LocatedPoint[]): KeyedMark[] {
  let number = 0;
  return drawMarks(points).map(({ x, y, members }, index) => {
    const [point] = members;
    if (point && members.length === 1) {
      number += 1;
      return { x, y, number, point, href: `/teaching-points/${point.id}` };
    }
    const isOpened = members.length > NAMED && isCloser(members, points);
    return isOpened
      ? { x, y, points: members, leads: "TO_THEIR_AREA", href: addressOfArea(areaOf(members)) }
      : { x, y, points: members, leads: "TO_THE_KEY", href: `#${keyOf(index)}` };
  });
}

/** The name of a row of the key within its page. */
export function keyOf(index: number): string {
  return `mark-${index + 1}`;
}
