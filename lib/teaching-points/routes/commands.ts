import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { pinyinOf } from "@/lib/core/pinyin";
import { archiving, lockRecord, publishing, refuse, saveRecord, subjectOf } from "@/lib/core/record";
import { refusalToChange } from "@/lib/core/record-state";
import { courses } from "@/lib/courses/noun";
import type { ThemeColor } from "@/prisma/generated/enums";
import { describeRoute } from "./described";
import { routes } from "./noun";
import { refusalOfFollowers, refusalOfStops, refusalWithoutStops } from "./rules";
import type { RouteChangeInput, RouteInput } from "./schema";
import { holdPoints, loadKeptPoints, writeStops } from "./stops";

/** Writes down a route with its stops in order, not yet public. Returns its id. */
export async function createRoute(tx: Tx, actor: Actor, input: RouteInput): Promise<number> {
  await holdPoints(tx, input, new Set());
  const data = { ...columnsOf(input), isSample: actor.makesSamples ?? false };
  const route = await tx.route.create({ data });
  await writeStops(tx, route.id, input.stops);
  await record(tx, actor, "route.created", subjectOf(routes, route), { after: await describeRoute(tx, route.id) });
  return route.id;
}

/**
 * Changes what is written about a route and its stops. Refuses an archived one, to stop anew where `holdPoints` says no,
 * and to leave a public one without stops. The courses that follow it take on its colour.
 */
export async function changeRoute(tx: Tx, actor: Actor, { id, version, ...input }: RouteChangeInput): Promise<void> {
  const route = await lockRecord(tx, routes, id);
  refuse(refusalToChange(routes, route));
  refuse(refusalOfStops(route, input.stops.length), "stops");
  await holdPoints(tx, input, await loadKeptPoints(tx, id));
  const before = await describeRoute(tx, id);
  await saveRecord(tx, routes, { id, version }, columnsOf(input));
  await writeStops(tx, id, input.stops);
  if (input.color !== route.color) await recolorCourses(tx, actor, id, input.color);
  const after = await describeRoute(tx, id);
  await record(tx, actor, "route.changed", subjectOf(routes, { id, name: input.name }), { before, after });
}

/** Shows a route on the public site, where it leads somewhere, and takes it off. */
export const { publish: publishRoute, withdraw: withdrawRoute } = publishing(routes, {
  toPublish: async (tx, { id }) => refusalWithoutStops(await tx.routeStop.count({ where: { routeId: id } })),
});

/**
 * Archives a route that no course in use follows, and takes it out of the archive. The lock makes a course that is to follow
 * it wait for its archiving, or the other way round.
 */
export const { archive: archiveRoute, restore: restoreRoute } = archiving(routes, {
  toArchive: async (tx, { id }) => refusalOfFollowers(await loadFollowers(tx, id)),
});

function columnsOf({ name, color, description, meetingPlace, accessibility }: RouteInput) {
  return { name, nameInitials: pinyinOf(name).initials, color, description, meetingPlace, accessibility };
}

async function loadFollowers(tx: Tx, routeId: number): Promise<string[]> {
  const courses = await tx.course.findMany({ where: { routeId, archivedAt: null }, orderBy: { title: "asc" } });
  return courses.map(({ title }) => title);
}

/** On a route the colour of a course is the route's: a form of a course that is open meanwhile is stale. */
async function recolorCourses(tx: Tx, actor: Actor, routeId: number, color: ThemeColor): Promise<void> {
  const followers = await tx.course.findMany({ where: { routeId }, orderBy: { id: "asc" } });
  await tx.course.updateMany({ where: { routeId }, data: { color, version: { increment: 1 } } });
  for (const { color: old, ...course } of followers) {
    await record(tx, actor, "course.changed", subjectOf(courses, course), { before: { color: old }, after: { color } });
  }
}
