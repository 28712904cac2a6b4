import { identityOfFolder } from "../identity.mjs";

const UPGRADES = 3;

/**
 * What the names of a school's backups hold of its identity; undefined before it has one.
 * @param {string} dataDir
 */
export const schoolOf = (dataDir) => identityOfFolder(dataDir)?.replaceAll("-", "").slice(0, 8);

/**
 * Those of these backups that are this school's: several may keep theirs in one place, and remove only their own.
 * @param {string[]} names
 * @param {string | undefined} school
 */
export const ownOf = (names, school) =>
  names.filter((name) => name.split("-").length === 5 && name.split("-")[3] === school);

/**
 * Which of these backups may go. Of the daily ones the newest of each of the last days, weeks and months stays, counting those
 * that have one, so that a school that was closed for a summer loses nothing; of those before an upgrade the last three. What
 * a person asked for is never removed.
 * @param {string[]} names
 * @param {import("./settings.mjs").Keep} keep
 */
export function superfluous(names, keep) {
  const daily = names
    .filter((name) => name.endsWith("-daily"))
    .sort()
    .reverse();
  const stays = new Set([
    ...newestOfEach(daily, keep.days, dayOf),
    ...newestOfEach(daily, keep.weeks, weekOf),
    ...newestOfEach(daily, keep.months, (name) => dayOf(name).slice(0, 6)),
  ]);
  const upgrades = names
    .filter((name) => name.endsWith("-upgrade"))
    .sort()
    .reverse();
  return [...daily.filter((name) => !stays.has(name)), ...upgrades.slice(UPGRADES)];
}

/** @param {string[]} names @param {number} count @param {(name: string) => string | number} periodOf */
function newestOfEach(names, count, periodOf) {
  const newest = new Map();
  for (const name of names) if (!newest.has(periodOf(name))) newest.set(periodOf(name), name);
  return [...newest.values()].slice(0, count);
}

/** @param {string} name */
const dayOf = (name) => name.match(/\d{8}/)?.[0] ?? "";

/**
 * Counted from a Monday.
 * @param {string} name
 */
function weekOf(name) {
  const day = dayOf(name);
  const days = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6))) / 86_400_000;
  return Math.floor((days + 3) / 7);
}
