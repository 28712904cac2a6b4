import type { Day } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import type { PublicState } from "@/lib/core/record-state";
import { literal, pinyinText, searchText } from "@/lib/core/search-text";
import type { Viewer } from "@/lib/core/viewer";
import type { Prisma } from "@/prisma/generated/client";
import type { ThemeColor } from "@/prisma/generated/enums";
import { plaqueTerm } from "../plaques/term";
import { listPointOptions } from "../queries";
import { pointStateOn } from "../rules";
import { lengthOf } from "./rules";
import { wherePublished } from "./where";

/** What the list of routes can be narrowed by; without a state, archived ones are left out. */
export type RouteFilter = {
  /** Part of the name, or of the initials of its pinyin. */
  text?: string;
  color?: ThemeColor;
  state?: PublicState;
};

/** The orders in which routes can be listed. */
export const ROUTE_ORDERS = {
  color: [{ color: "asc" }, { name: "asc" }, { id: "asc" }],
  "-color": [{ color: "desc" }, { name: "asc" }, { id: "asc" }],
  name: [{ name: "asc" }, { id: "asc" }],
  "-name": [{ name: "desc" }, { id: "desc" }],
} satisfies Record<string, Prisma.RouteOrderByWithRelationInput[]>;

export type RouteOrder = keyof typeof ROUTE_ORDERS;

/** One page of routes with how many stops they have and how long they take, and how many routes there are. */
export async function listRoutes(
  _viewer: Viewer<"records.view">,
  filter: RouteFilter,
  page: { skip: number; take: number; order: RouteOrder },
  client: Tx = db,
) {
  const where = whereRoutes(filter);
  const rows = await client.route.findMany({
    where,
    select: {
      id: true,
      name: true,
      color: true,
      theme: { select: { name: true } },
      publishedAt: true,
      archivedAt: true,
      isSample: true,
      stops: {
        select: { minutes: true, travelMinutes: true, teachingPoint: { select: { name: true } } },
        orderBy: { position: "asc" },
      },
    },
    orderBy: ROUTE_ORDERS[page.order],
    skip: page.skip,
    take: page.take,
  });
  return {
    rows: rows.map((route) => ({ ...route, length: lengthOf(route.stops) })),
    total: await client.route.count({ where }),
  };
}

export type ListedRoute = Awaited<ReturnType<typeof listRoutes>>["rows"][number];

/** One route with its stops, how the plaques of their points stand today, and the courses that follow it; null when there is none. */
export async function getRoute(_viewer: Viewer<"records.view">, id: number, today: Day, client: Tx = db) {
  const route = await client.route.findUnique({
    where: { id },
    include: {
      theme: { select: { name: true } },
      stops: {
        include: {
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
        select: { id: true, title: true, publishedAt: true, archivedAt: true },
        orderBy: [{ title: "asc" }, { id: "asc" }],
      },
      _count: { select: { attachments: true } },
    },
  });
  if (!route) return null;
  const stops = route.stops.map(({ teachingPoint: { plaques, ...point }, ...stop }) => ({
    ...stop,
    point: { ...point, state: pointStateOn(plaques.map(plaqueTerm), today) },
  }));
  return { ...route, stops, length: lengthOf(stops) };
}

export type RouteDetail = NonNullable<Awaited<ReturnType<typeof getRoute>>>;

/**
 * The points a route can stop at, and those it stops at already, so that saving it loses nothing that was archived since.
 * `isDoubtful` are those that must be confirmed: without a plaque in force, and not yet on the route.
 */
export async function listStopOptions(
  viewer: Viewer<"records.view">,
  route: RouteDetail | null,
  today: Day,
  client: Tx = db,
) {
  const points = await listPointOptions(viewer, today, client);
  const kept = new Map((route?.stops ?? []).map(({ point }) => [String(point.id), point]));
  const archived = [...kept.values()].filter(({ archivedAt }) => archivedAt !== null);
  return [
    ...archived.map(({ id, name }) => ({ value: String(id), label: name, hint: "已归档", isDoubtful: false })),
    ...points.map(({ isInForce, ...option }) => ({ ...option, isDoubtful: !isInForce && !kept.has(option.value) })),
  ];
}

export type StopOption = Awaited<ReturnType<typeof listStopOptions>>[number];

/** All routes that are not archived, and the one chosen already, for a field to pick from: by name, with their theme. */
export async function listRouteOptions(_viewer: Viewer<"records.view">, chosen: number | null, client: Tx = db) {
  const rows = await client.route.findMany({
    where: { OR: [{ archivedAt: null }, ...(chosen === null ? [] : [{ id: chosen }])] },
    select: { id: true, name: true, nameInitials: true, archivedAt: true, theme: { select: { name: true } } },
    orderBy: ROUTE_ORDERS.name,
  });
  return rows.map(({ id, name, nameInitials, archivedAt, theme }) => ({
    value: String(id),
    label: name,
    hint: archivedAt ? `${theme.name}，已归档` : theme.name,
    keywords: nameInitials,
  }));
}

function whereRoutes({ text: typed, color, state }: RouteFilter): Prisma.RouteWhereInput {
  const text = searchText(typed);
  const initials = pinyinText(text);
  const name = { contains: literal(text), mode: "insensitive" } as const;
  return {
    ...(state === "PUBLISHED" && wherePublished),
    ...(state === "UNPUBLISHED" && { publishedAt: null, archivedAt: null }),
    ...(state === "ARCHIVED" && { archivedAt: { not: null } }),
    ...(state === undefined && { archivedAt: null }),
    ...(text && { OR: [{ name }, ...(initials ? [{ nameInitials: { contains: initials } }] : [])] }),
    color,
  };
}
