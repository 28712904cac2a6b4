import { type Coordinates, offsetFrom } from "../rules";

/** A record that lies somewhere; all of one drawing in one coordinate system. */
export type Located = Coordinates & { id: number; name: string };

/** A stretch of ground in degrees. */
export type Area = { west: number; south: number; east: number; north: number };

/** One mark of a drawing, in hundredths of its width from the left and from the top, and the records it stands for. */
export type Mark<Record extends Located> = { x: number; y: number; members: readonly Record[] };

/** Marks are never nearer to each other than the first that leaves few enough of them, in hundredths of the width. */
const DISTANCES = [9, 12, 16, 22, 30] as const;
const MOST_MARKS = 40;
/** What stays free on every side, in hundredths. */
const MARGIN = 10;
/** A drawing is not narrower than this, in metres: two doors of one house would seem far apart. */
const NARROWEST = 300;

/** Where a spot stands on a drawing, in hundredths of its width from the left and from the top. */
export type Placing = (spot: Coordinates) => { x: number; y: number };

/**
 * The way from coordinates to a square drawing of these records: all of them in its middle, north above, a metre as long in
 * every direction.
 */
export function placingOf(records: readonly Coordinates[]): Placing {
  const area = areaOf(records);
  const middle = { latitude: (area.south + area.north) / 2, longitude: (area.west + area.east) / 2 };
  const measure = (100 - 2 * MARGIN) / widthOf(area);
  return (spot) => {
    const { east, north } = offsetFrom(middle, spot);
    return { x: 50 + east * measure, y: 50 - north * measure };
  };
}

/** Marks for records in their order. Records that would cover each other share the mark of the first of them. */
export function drawMarks<Record extends Located>(
  records: readonly Record[],
  place: Placing = placingOf(records),
): Mark<Record>[] {
  const spots = records.map((record) => ({ record, ...place(record) }));
  for (const distance of DISTANCES) {
    const marks = gathered(spots, distance);
    if (marks.length <= MOST_MARKS || distance === DISTANCES.at(-1)) return marks;
  }
  return [];
}

/** The least stretch of ground on which all of these lie. */
export function areaOf(records: readonly Coordinates[]): Area {
  const latitudes = records.map(({ latitude }) => latitude);
  const longitudes = records.map(({ longitude }) => longitude);
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  };
}

/** Whether a spot lies on a stretch of ground, its edges included. */
export function isIn({ west, south, east, north }: Area, { latitude, longitude }: Coordinates): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** Whether a drawing of these alone would show them further apart than one of all: else there is nothing to look into. */
export function isCloser(members: readonly Coordinates[], all: readonly Coordinates[]): boolean {
  return widthOf(areaOf(members)) < widthOf(areaOf(all)) * 0.9;
}

/** How far across a stretch of ground is, or as narrow as a drawing gets, in metres. */
function widthOf({ west, south, east, north }: Area): number {
  const across = offsetFrom({ latitude: south, longitude: west }, { latitude: north, longitude: east });
  return Math.max(across.east, across.north, NARROWEST);
}

type Spot<Record> = { record: Record; x: number; y: number };

/** A mark stays where its first member is, so two marks can never come nearer to each other than the distance. */
function gathered<Record extends Located>(spots: readonly Spot<Record>[], distance: number): Mark<Record>[] {
  const marks: { x: number; y: number; members: Record[] }[] = [];
  for (const { record, x, y } of spots) {
    const near = marks.find((mark) => Math.hypot(mark.x - x, mark.y - y) < distance);
    if (near) near.members.push(record);
    else marks.push({ x, y, members: [record] });
  }
  return marks;
}
