import { type Day, daysOfYear } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { maskPhone } from "@/lib/core/phones";
import { literal, pinyinText, searchText } from "@/lib/core/search-text";
import type { Viewer } from "@/lib/core/viewer";
import type { Prisma } from "@/prisma/generated/client";
import type { TeachingPointType } from "@/prisma/generated/enums";
import { plaqueTerm } from "./plaques/term";
import { whereAwarded, wherePlaqueInForce, whereWithdrawn } from "./plaques/where";
import { POINT_STATE_LABELS, type PointState, pointStateOn } from "./rules";
import { whereState } from "./where";

/**
 * What the list of points can be narrowed by. Archived points are listed apart, except when a plaque is asked for by its
 * days: a figure of an earlier year counts points that were archived since.
 */
export type PointFilter = {
  /** Part of the name, its initials, or part of the host's name. */
  text?: string;
  type?: TeachingPointType;
  state?: PointState | "ARCHIVED";
  /** One plaque that answers to all of these. */
  batch?: number;
  inForceOn?: Day;
  awardedIn?: number;
  withdrawnIn?: number;
};

/** The orders in which points can be listed. */
export const POINT_ORDERS = {
  name: [{ name: "asc" }, { id: "asc" }],
  "-name": [{ name: "desc" }, { id: "desc" }],
  capacity: [{ capacity: { sort: "asc", nulls: "last" } }, { name: "asc" }, { id: "asc" }],
  "-capacity": [{ capacity: { sort: "desc", nulls: "last" } }, { name: "asc" }, { id: "asc" }],
} satisfies Record<string, Prisma.TeachingPointOrderByWithRelationInput[]>;

export type PointOrder = keyof typeof POINT_ORDERS;

/** One page of points with their plaques, and how many there are. `today` decides about the state. */
export async function listTeachingPoints(
  _viewer: Viewer<"records.view">,
  filter: PointFilter,
  page: { skip: number; take: number; order: PointOrder; today: Day },
  client: Tx = db,
) {
  const where = wherePoints(filter, page.today);
  const rows = await client.teachingPoint.findMany({
    where,
    select: {
      id: true,
      name: true,
      type: true,
      address: true,
      capacity: true,
      isSample: true,
      archivedAt: true,
      hostOrganization: { select: { id: true, name: true } },
      plaques: { select: { batch: true, awardedOn: true, withdrawnOn: true }, orderBy: { awardedOn: "desc" } },
    },
    orderBy: POINT_ORDERS[page.order],
    skip: page.skip,
    take: page.take,
  });
  return { rows, total: await client.teachingPoint.count({ where }) };
}

/** One point with its host and its plaques, latest first; the phone is masked. Null when there is none. */
export async function getTeachingPoint(_viewer: Viewer<"records.view">, id: number, client: Tx = db) {
  const point = await client.teachingPoint.findUnique({
    where: { id },
    include: {
      hostOrganization: { select: { id: true, name: true } },
      plaques: { include: { ceremony: { select: { id: true, title: true } } }, orderBy: { awardedOn: "desc" } },
      _count: { select: { attachments: true } },
    },
  });
  return point && { ...point, contactPhone: maskPhone(point.contactPhone) };
}

export type TeachingPointDetail = NonNullable<Awaited<ReturnType<typeof getTeachingPoint>>>;

/** All points that are not archived, for a field to pick from: by name, with their host and how they stand today. */
export async function listPointOptions(_viewer: Viewer<"records.view">, today: Day, client: Tx = db) {
  const rows = await client.teachingPoint.findMany({
    where: { archivedAt: null },
    select: {
      id: true,
      name: true,
      nameInitials: true,
      hostOrganization: { select: { name: true } },
      plaques: { select: { awardedOn: true, withdrawnOn: true } },
    },
    orderBy: POINT_ORDERS.name,
  });
  return rows.map(({ id, name, nameInitials, hostOrganization, plaques }) => {
    const state = pointStateOn(plaques.map(plaqueTerm), today);
    const hint = [hostOrganization?.name, POINT_STATE_LABELS[state]].filter(Boolean).join("，");
    return { value: String(id), label: name, hint, keywords: nameInitials, isInForce: state === "IN_FORCE" };
  });
}

function wherePoints(filter: PointFilter, today: Day): Prisma.TeachingPointWhereInput {
  const { text, type, state, batch, inForceOn, awardedIn, withdrawnIn } = filter;
  const plaque: Prisma.PlaqueWhereInput[] = [];
  if (batch) plaque.push({ batch });
  if (inForceOn) plaque.push(wherePlaqueInForce(inForceOn));
  if (awardedIn) plaque.push(whereAwarded(daysOfYear(awardedIn)));
  if (withdrawnIn) plaque.push(whereWithdrawn(daysOfYear(withdrawnIn)));
  const all: Prisma.TeachingPointWhereInput[] = [];
  if (text) all.push(whereText(text));
  if (type) all.push({ type });
  if (plaque.length > 0) all.push({ plaques: { some: { AND: plaque } } });
  if (state === "ARCHIVED") all.push({ archivedAt: { not: null } });
  else if (!inForceOn && !awardedIn && !withdrawnIn) all.push({ archivedAt: null });
  if (state && state !== "ARCHIVED") all.push(whereState(state, today));
  return { AND: all };
}

function whereText(typed: string): Prisma.TeachingPointWhereInput {
  const text = searchText(typed);
  if (!text) return {};
  const name = { contains: literal(text), mode: "insensitive" } as const;
  const initials = pinyinText(text);
  return {
    OR: [{ name }, ...(initials ? [{ nameInitials: { contains: initials } }] : []), { hostOrganization: { name } }],
  };
}
