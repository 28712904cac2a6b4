/** Where a name stands beside its mark: from the middle of the mark, in heights of a letter. */
export type Label = { text: string; dx: number; dy: number; anchor: "start" | "middle" | "end" };

/** How wide the drawing is at least where names are shown, in heights of a letter. */
export const SIDE = 37;
const LINE = 1.3;
/** A mark with a little room around it. */
const RADIUS = 1.15;
/** A name is cut after this many characters; the key has the whole. */
const LONGEST = 10;
/** Beyond this many names nobody reads a drawing any more. */
const MOST = 24;

type Box = { left: number; top: number; right: number; bottom: number };
/** The arrow to the north, and the words below. */
const CORNERS: readonly Box[] = [
  { left: 0, top: 0, right: 2, bottom: 3.3 },
  { left: SIDE - 8.5, top: SIDE - 1.8, right: SIDE, bottom: SIDE },
];

type Named = { x: number; y: number; name: string };

/**
 * A place for the name of each mark, so that no name covers another, a mark, or the edge; null for those without room and
 * for all when there are too many. `x` and `y` are hundredths of the drawing.
 */
export function placeLabels(marks: readonly Named[]): (Label | null)[] {
  if (marks.length > MOST) return marks.map(() => null);
  const taken = [...CORNERS, ...marks.map(({ x, y }) => boxAround(x, y))];
  return marks.map(({ x, y, name }) => {
    const text = shortened(name);
    const label = candidates(text).find((one) => {
      const box = boxOf(one, x, y);
      return isInside(box) && !taken.some((other) => overlap(box, other));
    });
    if (!label) return null;
    taken.push(boxOf(label, x, y));
    return label;
  });
}

/** Right and left first, where names are looked for, then below and above, then the corners. */
function candidates(text: string): Label[] {
  const [beside, middle, below, above, inward] = [RADIUS + 0.3, 0.35, RADIUS + 1, -RADIUS - 0.35, RADIUS - 0.3];
  return [
    { text, dx: beside, dy: middle, anchor: "start" },
    { text, dx: -beside, dy: middle, anchor: "end" },
    { text, dx: 0, dy: below, anchor: "middle" },
    { text, dx: 0, dy: above, anchor: "middle" },
    { text, dx: inward, dy: below, anchor: "start" },
    { text, dx: inward, dy: above, anchor: "start" },
    { text, dx: -inward, dy: below, anchor: "end" },
    { text, dx: -inward, dy: above, anchor: "end" },
  ];
}

/** The room a label takes, in heights of a letter. */
export function boxOf({ text, dx, dy, anchor }: Label, x: number, y: number): Box {
  const width = widthOf(text);
  const start = (x / 100) * SIDE + dx - (anchor === "start" ? 0 : anchor === "end" ? width : width / 2);
  const baseline = (y / 100) * SIDE + dy;
  return { left: start, top: baseline - 1, right: start + width, bottom: baseline - 1 + LINE };
}

/** A Chinese character is as wide as it is high, a Latin one a little more than half. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > "\u2e7f" ? 1 : 0.6), 0);
}

function shortened(name: string): string {
  const characters = [...name];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : name;
}

function boxAround(x: number, y: number): Box {
  const [middle, centre] = [(x / 100) * SIDE, (y / 100) * SIDE];
  return { left: middle - RADIUS, top: centre - RADIUS, right: middle + RADIUS, bottom: centre + RADIUS };
}

function isInside({ left, top, right, bottom }: Box): boolean {
  return Math.min(left, top) >= 0.25 && Math.max(right, bottom) <= SIDE - 0.25;
}

/** Whether two boxes share ground. */
export function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
