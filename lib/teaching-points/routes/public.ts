import type { Day } from "@/lib/core/dates";
import { dayInShanghai } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import { shownAttachments, shownFiles } from "@/lib/files/shown";
import type { Prisma } from "@/prisma/generated/client";
import type { ThemeColor } from "@/prisma/generated/enums";
import { plaqueTerm } from "../plaques/term";
import { pointStateOn } from "../rules";
import { lengthOf } from "./rules";
import { wherePublished } from "./where";

/** By colour, within it by the pinyin of the name. */
const colorOrder = [{ color: "asc" }, { name: "asc" }, { id: "asc" }] satisfies Prisma.RouteOrderByWithRelationInput[];

const listedFacts = {
  id: true,
  name: true,
  color: true,
  theme: { select: { name: true } },
  isSample: true,
  stops: {
    select: { minutes: true, travelMinutes: true, teachingPoint: { select: { name: true } } },
    orderBy: { position: "asc" },
  },
} satisfies Prisma.RouteSelect;

/** All published routes by colour and name, with the names of their stops in order and how long they take. */
export async function readPublicRoutes(client: Tx = db) {
  const rows = await client.route.findMany({ where: wherePublished, select: listedFacts, orderBy: colorOrder });
  return rows.map(({ theme, stops, ...facts }) => ({
    ...facts,
    themeName: theme.name,
    stopNames: stops.map(({ teachingPoint }) => teachingPoint.name),
    length: lengthOf(stops),
  }));
}

/**
 * One published route with its stops, files and the published courses that follow it; null when there is none. A stop's
 * point has a page when it had a plaque and is not archived; how its plaque stands is said for the day.
 */
export async function readPublicRoute(id: number, day: Day, client: Tx = db) {
  const row = await client.route.findFirst({
    where: { ...wherePublished, id },
    select: {
      ...listedFacts,
      description: true,
      meetingPlace: true,
      accessibility: true,
      stops: {
        select: {
          ...listedFacts.stops.select,
          topic: true,
          narrator: true,
          teachingPoint: {
            select: {
              id: true,
              name: true,
              archivedAt: true,
              plaques: { select: { awardedOn: true, withdrawnOn: true } },
            },
          },
        },
        orderBy: { position: "asc" },
      },
      courses: {
        where: wherePublished,
        select: { id: true, title: true, minutes: true, isSample: true },
        orderBy: [{ title: "asc" }, { id: "asc" }],
      },
      attachments: shownAttachments,
    },
  });
  if (!row) return null;
  const { theme, stops, attachments, ...facts } = row;
  return {
    ...facts,
    themeName: theme.name,
    stops: stops.map(({ teachingPoint: { archivedAt, plaques, ...point }, ...stop }) => ({
      ...stop,
      point: {
        ...point,
        hasPage: archivedAt === null && plaques.length > 0,
        state: pointStateOn(plaques.map(plaqueTerm), day),
      },
    })),
    length: lengthOf(stops),
    ...shownFiles(attachments),
  };
}

/** The four themes (四色) in their order, each with how many published routes it has. */
export async function readThemes(client: Tx = db) {
  const rows = await client.theme.findMany({
    select: { color: true, name: true, description: true, _count: { select: { routes: { where: wherePublished } } } },
    orderBy: { color: "asc" },
  });
  return rows.map(({ _count, ...theme }) => ({ ...theme, routes: _count.routes }));
}

/** The published routes that stop at a teaching point. */
export async function readRoutesAtPoint(teachingPointId: number, client: Tx = db) {
  const rows = await client.route.findMany({
    where: { ...wherePublished, stops: { some: { teachingPointId } } },
    select: { id: true, name: true, color: true, theme: { select: { name: true } }, isSample: true },
    orderBy: colorOrder,
  });
  return rows.map(({ theme, ...route }) => ({ ...route, themeName: theme.name }));
}

/**
 * For every teaching point on a published route the colours of those routes, in the order of the four; a point on none is
 * left out. The colour is the route's: a point has none of its own.
 */
export async function readPointColors(client: Tx = db): Promise<{ teachingPointId: number; colors: ThemeColor[] }[]> {
  const rows = await client.routeStop.findMany({
    where: { route: wherePublished },
    select: { teachingPointId: true, route: { select: { color: true } } },
    orderBy: { route: { color: "asc" } },
  });
  const colors = new Map<number, Set<ThemeColor>>();
  for (const { teachingPointId, route } of rows) {
    colors.set(teachingPointId, (colors.get(teachingPointId) ?? new Set()).add(route.color));
  }
  return [...colors].map(([teachingPointId, set]) => ({ teachingPointId, colors: [...set] }));
}

export type ListedRoute = Awaited<ReturnType<typeof readPublicRoutes>>[number];
export type PublicRoute = NonNullable<Awaited<ReturnType<typeof readPublicRoute>>>;
export type PublicTheme = Awaited<ReturnType<typeof readThemes>>[number];

// Names of points stand in every route; plaques and archiving decide about links.
const keptRoute = publicRead("route", (id: number, day: Day) => readPublicRoute(id, day));

/** `readPublicRoutes`, kept until something in it changes. */
export const listPublicRoutes = publicRead("routes", () => readPublicRoutes());
/** `readThemes`, kept until a route or a theme changes. */
export const listThemes = publicRead("themes", () => readThemes());
/** `readRoutesAtPoint`, kept until a route or a theme changes. */
export const listRoutesAtPoint = publicRead("routes-at-point", (teachingPointId: number) =>
  readRoutesAtPoint(teachingPointId),
);
/** `readPointColors`, kept until a route changes. */
export const listPointColors = publicRead("point-colors", () => readPointColors());

/** `readPublicRoute` as of today, kept until something in it changes. */
export async function getPublicRoute(id: number) {
  return keptRoute(id, dayInShanghai());
}
