import { dayInShanghai } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import { listPointOptions } from "@/lib/teaching-points/queries";
import { listModeOptions } from "./modes/queries";
import { type CourseDetail, knownLecturers } from "./queries";

/** The four colours by name, for a field or filter to pick from. */
export async function listThemeOptions(_viewer: Viewer, client: Tx = db) {
  const themes = await client.theme.findMany({ orderBy: { color: "asc" } });
  return themes.map(({ color, name }) => ({ value: color, label: name }));
}

/**
 * Everything the form of a course picks from: what is in use, and what this course has already, so that saving it loses
 * nothing that was archived since.
 */
export async function loadCourseOptions(viewer: Viewer, course: CourseDetail | null, client: Tx = db) {
  const points = await listPointOptions(viewer, dayInShanghai(), client);
  const isOffered = new Set(points.map(({ value }) => value));
  const kept = (course?.points ?? []).filter(({ teachingPoint }) => !isOffered.has(String(teachingPoint.id)));
  return {
    themes: await listThemeOptions(viewer, client),
    routes: await listRouteOptions(viewer, course?.routeId ?? null, client),
    modes: await listModeOptions(viewer, course?.modes.map(({ mode }) => mode.id) ?? [], client),
    points: [
      ...kept.map(({ teachingPoint: { id, name } }) => ({ value: String(id), label: name, hint: "已归档" })),
      ...points,
    ],
    known: course ? knownLecturers(course) : { lecturers: [], organizations: [] },
  };
}

async function listRouteOptions(_viewer: Viewer, chosen: number | null, client: Tx) {
  const rows = await client.route.findMany({
    where: { OR: [{ archivedAt: null }, ...(chosen === null ? [] : [{ id: chosen }])] },
    select: { id: true, name: true, nameInitials: true, archivedAt: true, theme: { select: { name: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, name, nameInitials, archivedAt, theme }) => ({
    value: String(id),
    label: name,
    hint: archivedAt ? `${theme.name}，已归档` : theme.name,
    keywords: nameInitials,
  }));
}
