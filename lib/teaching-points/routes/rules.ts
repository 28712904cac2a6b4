import type { PointState } from "../rules";

/** Why a route cannot be left with so many stops, as a sentence, or null: what is public leads somewhere. */
export function refusalOfStops({ publishedAt }: { publishedAt: Date | null }, stops: number): string | null {
  return publishedAt && stops === 0 ? "这条线路正在网站上公开，至少要有一站；要清空站点请先撤下。" : null;
}

/** Why a route with so many stops cannot be shown on the public site, as a sentence, or null. */
export function refusalWithoutStops(stops: number): string | null {
  return stops === 0 ? "这条线路还没有站点，添加站点之后才能公开。" : null;
}

/** Why a route cannot be archived that courses in use follow (their titles), as a sentence, or null: none loses its way. */
export function refusalOfFollowers(followers: readonly string[]): string | null {
  const [first] = followers;
  if (first === undefined) return null;
  const titles = followers.length === 1 ? `课程《${first}》` : `《${first}》等 ${followers.length} 门课程`;
  return `${titles}沿这条线路授课，请先在课程里改选线路，或归档课程。`;
}

/** A point at which a route is to stop anew. */
export type NewStop = { name: string; state: PointState };

const WITHOUT_PLAQUE = { WITHDRAWN: "已摘牌", NOT_AWARDED: "还没有授牌" };

/**
 * Why a route cannot stop anew at points of which the clerk has not said that it is meant, as a sentence, or null: only
 * points with a plaque in force are named by the school, and a point without one is often a slip of the hand.
 */
export function refusalOfNewStops(unconfirmed: readonly NewStop[]): string | null {
  const words = unconfirmed.flatMap(({ name, state }) =>
    state === "IN_FORCE" ? [] : `“${name}”${WITHOUT_PLAQUE[state]}`,
  );
  return words.length > 0 ? `${words.join("，")}。确实要停靠的，请勾选确认后再保存。` : null;
}

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

/** Minutes as they are said: 50 分钟, 2 小时, 2 小时 10 分钟. */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && `${hours} 小时`, (rest > 0 || hours === 0) && `${rest} 分钟`].filter(Boolean).join(" ");
}

/** What the length of a route leaves out or includes of the way; empty where there is none. */
export function wayWords({ wayMinutes, ways, unknownWays }: RouteLength): string {
  if (ways === 0) return "";
  if (unknownWays === 0) return `含路上 ${minutesWords(wayMinutes)}`;
  return unknownWays === ways ? "不含路上时间" : `含路上 ${minutesWords(wayMinutes)}，另有 ${unknownWays} 段路未计时间`;
}

/** How long a route takes, in one line: 2 小时 10 分钟（含路上 30 分钟）. */
export function lengthWords(length: RouteLength): string {
  const way = wayWords(length);
  return way ? `${minutesWords(length.minutes)}（${way}）` : minutesWords(length.minutes);
}
