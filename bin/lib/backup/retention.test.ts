import { expect, test } from "vitest";
import { ownOf, superfluous } from "./retention.mjs";

const keep = { days: 7, weeks: 4, months: 12 };
const name = (day: Date, kind = "daily", time = "023000") =>
  `backup-${day.toISOString().slice(0, 10).replaceAll("-", "")}-${time}-${kind}`;

/** Newest last, one a day, ending on Wednesday 2027-03-31. */
const daysBack = (count: number) =>
  Array.from({ length: count }, (_, index) => name(new Date(Date.UTC(2027, 2, 31) - (count - 1 - index) * 86_400_000)));

function stays(names: string[]): string[] {
  const gone: string[] = superfluous(names, keep);
  return names.filter((one) => !gone.includes(one));
}

test("after a year and a half of daily backups seven days, four weeks and twelve months are left", () => {
  const days = stays(daysBack(550)).map((one) => one.slice(7, 15));
  expect(days).toEqual([
    ...["20260430", "20260531", "20260630", "20260731", "20260831", "20260930"],
    ...["20261031", "20261130", "20261231", "20270131", "20270228"],
    ...["20270314", "20270321"],
    ...["20270325", "20270326", "20270327", "20270328", "20270329", "20270330", "20270331"],
  ]);
});

test("day by day the same is left as at once: nothing that will be needed goes early", () => {
  let kept: string[] = [];
  for (const next of daysBack(550)) kept = stays([...kept, next]);
  expect(kept).toEqual(stays(daysBack(550)));
});

test("of one day the newest stays, and a school that was closed for long keeps what it has", () => {
  const day = new Date(Date.UTC(2026, 0, 5));
  expect(stays([name(day, "daily", "023000"), name(day, "daily", "090000")])).toEqual([name(day, "daily", "090000")]);
  expect(stays(daysBack(7))).toEqual(daysBack(7));
});

test("what a person asked for is never removed, and of those before an upgrade three stay", () => {
  const days = [1, 2, 3, 4, 5].map((day) => new Date(Date.UTC(2026, 0, day)));
  const asked = days.map((day) => name(day, "manual"));
  const upgrades = days.map((day) => name(day, "upgrade"));
  expect(stays([...asked, ...upgrades])).toEqual([...asked, ...upgrades.slice(-3)]);
});

test("schools that keep their backups in one place remove only their own", () => {
  const names = [
    "backup-20270101-023000-1f2e3d4c-daily",
    "backup-20270101-033000-99999999-daily",
    "backup-20270101-043000-daily",
  ];
  expect(ownOf(names, "1f2e3d4c")).toEqual(["backup-20270101-023000-1f2e3d4c-daily"]);
  expect(ownOf(names, undefined)).toEqual([]);
});
