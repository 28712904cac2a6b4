import { type Day, dayInShanghai } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import { wherePublishedOn } from "../where";
import { placeIn, placeOf } from "./rules";

/**
 * The points that are listed on a day, by name: those with a place, all in WGS-84 to a millionth of a degree, and those
 * whose place nobody has entered yet.
 */
export async function readPlaces(day: Day, client: Tx = db) {
  const rows = await client.teachingPoint.findMany({
    where: wherePublishedOn(day),
    select: { id: true, name: true, isSample: true, latitude: true, longitude: true, datum: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const points = rows.map((row) => {
    const { id, name, isSample } = row;
    const place = placeOf(row);
    const spot = place && placeIn("WGS84", place);
    return {
      id,
      name,
      isSample,
      spot: spot && { latitude: rounded(spot.latitude), longitude: rounded(spot.longitude) },
    };
  });
  return {
    located: points.flatMap(({ spot, ...point }) => (spot ? { ...point, ...spot } : [])),
    unlocated: points.flatMap(({ spot, ...point }) => (spot ? [] : point)),
  };
}

export type Places = Awaited<ReturnType<typeof readPlaces>>;
export type LocatedPoint = Places["located"][number];

const keptPlaces = publicRead("places", (day: Day) => readPlaces(day));

/** `readPlaces` as of today, kept until a point or a plaque changes. */
export async function getPlaces(): Promise<Places> {
  return keptPlaces(dayInShanghai());
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
