import gcoord from "gcoord";
import type { Datum } from "@/prisma/generated/enums";

/** Degrees north and east. */
export type Coordinates = { latitude: number; longitude: number };

/** Coordinates with the system in which they were measured. */
export type Place = Coordinates & { datum: Datum };

/** Each is defined by a formula from the one before it. */
const SYSTEMS = ["WGS84", "GCJ02", "BD09"] as const satisfies readonly Datum[];

/** The same spot as another system counts it: there and back again within a millionth of a degree, a tenth of a metre. */
export function placeIn(datum: Datum, place: Place): Place {
  const there = transformed(datum, place);
  if (SYSTEMS.indexOf(datum) >= SYSTEMS.indexOf(place.datum)) return there;
  // Against the formula the way is found by trying, until it is off by a millionth; one more step makes that far less.
  const back = transformed(place.datum, there);
  return {
    latitude: there.latitude + place.latitude - back.latitude,
    longitude: there.longitude + place.longitude - back.longitude,
    datum,
  };
}

function transformed(datum: Datum, place: Place): Place {
  const from: [number, number] = [place.longitude, place.latitude];
  const [longitude, latitude] = gcoord.transform(from, gcoord[place.datum], gcoord[datum]);
  return { latitude, longitude, datum };
}

/** What the columns of a record say of its place; null while nobody has entered it. Prisma's decimals become numbers. */
export function placeOf({ latitude, longitude, datum }: PlaceColumns): Place | null {
  if (latitude === null || longitude === null || datum === null) return null;
  return { latitude: Number(latitude), longitude: Number(longitude), datum };
}

type PlaceColumns = { latitude: unknown; longitude: unknown; datum: Datum | null };

/** A degree of latitude, in metres. */
const DEGREE = 111_195;

/** How far east and north a spot lies from another, in metres; right to a thousandth within a town. Both in one system. */
export function offsetFrom(here: Coordinates, there: Coordinates): { east: number; north: number } {
  const shrink = Math.cos((((here.latitude + there.latitude) / 2) * Math.PI) / 180);
  return {
    east: (there.longitude - here.longitude) * shrink * DEGREE,
    north: (there.latitude - here.latitude) * DEGREE,
  };
}

/** The spots that lie nearest to another, the nearest first. */
export function nearestTo<Spot extends Coordinates>(here: Coordinates, spots: readonly Spot[], count: number): Spot[] {
  const far = (there: Spot) => {
    const { east, north } = offsetFrom(here, there);
    return Math.hypot(east, north);
  };
  return [...spots].sort((one, other) => far(one) - far(other)).slice(0, count);
}

const WINDS = ["东", "东北", "北", "西北", "西", "西南", "南", "东南"] as const;

/** Where a spot lies from another and how far as the crow flies, as it is said: 东北约 1.2 公里. */
export function wayWords(here: Coordinates, there: Coordinates): string {
  const { east, north } = offsetFrom(here, there);
  const metres = Math.hypot(east, north);
  if (metres < 50) return "就在旁边";
  const wind = WINDS[(Math.round((Math.atan2(north, east) / Math.PI) * 4) + 8) % 8];
  return `${wind}约 ${metres < 950 ? `${Math.round(metres / 100) * 100 || 100} 米` : `${(metres / 1000).toFixed(1)} 公里`}`;
}
