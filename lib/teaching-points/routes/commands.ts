import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { found, Refusal, StaleRecord } from "@/lib/core/errors";
import { pinyinOf } from "@/lib/core/pinyin";
import type { Route } from "@/prisma/generated/client";
import type { ThemeColor } from "@/prisma/generated/enums";
import type { RouteUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { describeRoute } from "./described";
import { refusalOfStops, refusalToArchive, refusalToChange, refusalToPublish } from "./rules";
import type { RouteChangeInput, RouteInput, RouteReasonInput, RouteRef } from "./schema";
import { holdPoints, loadKeptPoints, writeStops } from "./stops";

/** Writes down a route with its stops in order, not yet public. Returns its id. */
export async function createRoute(tx: Tx, actor: Actor, input: RouteInput): Promise<number> {
  await holdPoints(tx, input, new Set());
  const data = { ...columnsOf(input), isSample: actor.makesSamples ?? false };
  const route = await tx.route.create({ data });
  await writeStops(tx, route.id, input.stops);
  await record(tx, actor, "route.created", subjectOf(route), { after: await describeRoute(tx, route.id) });
  return route.id;
}

/**
 * Changes what is written about a route and its stops. Refuses an archived one, to stop anew where `holdPoints` says no,
 * and to leave a public one without stops. The courses that follow it take on its colour.
 */
export async function changeRoute(tx: Tx, actor: Actor, { id, version, ...input }: RouteChangeInput): Promise<void> {
  const route = await lockRoute(tx, id);
  refuse(refusalToChange(route));
  refuse(refusalOfStops(route, input.stops.length), "stops");
  await holdPoints(tx, input, await loadKeptPoints(tx, id));
  const before = await describeRoute(tx, id);
  await update(tx, { id, version }, columnsOf(input));
  await writeStops(tx, id, input.stops);
  if (input.color !== route.color) await recolorCourses(tx, actor, id, input.color);
  const after = await describeRoute(tx, id);
  await record(tx, actor, "route.changed", subjectOf({ id, name: input.name }), { before, after });
}

/** Shows a route on the public site. Refuses one without stops, one that is shown already and one that is archived. */
export async function publishRoute(tx: Tx, actor: Actor, input: RouteRef): Promise<void> {
  const route = await lockRoute(tx, input.id);
  refuse(refusalToPublish(route, await tx.routeStop.count({ where: { routeId: route.id } })));
  await update(tx, input, { publishedAt: new Date(), publishedById: actor.accountId });
  await record(tx, actor, "route.published", subjectOf(route));
}

/** Takes a route off the public site. Refuses one that is not shown. */
export async function withdrawRoute(tx: Tx, actor: Actor, input: RouteReasonInput): Promise<void> {
  const route = await lockRoute(tx, input.id);
  if (!route.publishedAt) throw new Refusal("这条线路没有公开，不用撤下。");
  await update(tx, input, { publishedAt: null, publishedById: null });
  await record(tx, actor, "route.withdrawn", subjectOf(route), {
    after: { reason: input.reason, publishedSince: route.publishedAt },
  });
}

/** Archives a route. Refuses one that is public and one that a course in use follows. */
export async function archiveRoute(tx: Tx, actor: Actor, input: RouteReasonInput): Promise<void> {
  const route = await lockRoute(tx, input.id);
  refuse(refusalToArchive(route, await loadFollowers(tx, route.id)));
  await update(tx, input, { archivedAt: new Date(), archivedById: actor.accountId, archiveReason: input.reason });
  await record(tx, actor, "route.archived", subjectOf(route), { after: { reason: input.reason } });
}

/** Takes a route out of the archive, unpublished. Refuses one that is not archived. */
export async function restoreRoute(tx: Tx, actor: Actor, input: RouteRef): Promise<void> {
  const route = await lockRoute(tx, input.id);
  if (!route.archivedAt) throw new Refusal("这条线路没有归档，不用恢复。");
  await update(tx, input, { archivedAt: null, archivedById: null, archiveReason: null });
  await record(tx, actor, "route.restored", subjectOf(route), { before: { reason: route.archiveReason } });
}

/**
 * Locks the row: of two changes at once the second is told that its form is stale, and a course that is to follow the route
 * waits for its archiving, or the other way round.
 */
async function lockRoute(tx: Tx, id: number): Promise<Route> {
  await tx.$queryRaw`SELECT 1 FROM "Route" WHERE "id" = ${id} FOR UPDATE`;
  return found(await tx.route.findUnique({ where: { id } }), `route ${id}`);
}

async function update(tx: Tx, { id, version }: RouteRef, data: RouteUncheckedUpdateManyInput): Promise<void> {
  const { count } = await tx.route.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new StaleRecord();
}

function columnsOf({ name, color, description, meetingPlace, accessibility }: RouteInput) {
  return { name, nameInitials: pinyinOf(name).initials, color, description, meetingPlace, accessibility };
}

async function loadFollowers(tx: Tx, routeId: number): Promise<string[]> {
  const courses = await tx.course.findMany({ where: { routeId, archivedAt: null }, orderBy: { title: "asc" } });
  return courses.map(({ title }) => title);
}

/** On a route the colour of a course is the route's: a form of a course that is open meanwhile is stale. */
async function recolorCourses(tx: Tx, actor: Actor, routeId: number, color: ThemeColor): Promise<void> {
  const courses = await tx.course.findMany({ where: { routeId }, orderBy: { id: "asc" } });
  await tx.course.updateMany({ where: { routeId }, data: { color, version: { increment: 1 } } });
  for (const { id, title, color: old } of courses) {
    await record(
      tx,
      actor,
      "course.changed",
      { type: "course", id, label: title },
      { before: { color: old }, after: { color } },
    );
  }
}

function refuse(sentence: string | null, field?: string): void {
  if (sentence) throw new Refusal(sentence, field);
}

function subjectOf({ id, name }: { id: number; name: string }) {
  return { type: "route", id, label: name };
}
