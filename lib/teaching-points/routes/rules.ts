/** What a route's stops say of time, in minutes. The way leads to a stop from the one before; null where nobody measured it. */
type TimedStop = { minutes: number; travelMinutes: number | null };

/** How long a route takes in minutes, the way included as far as it is known, and how many parts of the way are not. */
export type RouteLength = { minutes: number; wayMinutes: number; ways: number; unknownWays: number };

/** The length of a route, its stops in order. */
export function lengthOf(stops: readonly TimedStop[]): RouteLength {
  const ways = stops.slice(1).map(({ travelMinutes }) => travelMinutes);
  const wayMinutes = ways.reduce<number>((sum, minutes) => sum + (minutes ?? 0), 0);
  return {
    minutes: stops.reduce((sum, { minutes }) => sum + minutes, wayMinutes),
    wayMinutes,
    ways: ways.length,
    unknownWays: ways.filter((minutes) => minutes === null).length,
  };
}
