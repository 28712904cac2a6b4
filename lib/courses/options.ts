import { dayInShanghai } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import { listPointOptions } from "@/lib/teaching-points/queries";
import { listRouteOptions } from "@/lib/teaching-points/routes/queries";
import { listThemeOptions } from "@/lib/teaching-points/routes/themes/queries";
import { listModeOptions } from "./modes/queries";
import { type CourseDetail, knownLecturers } from "./queries";

/**
 * Everything the form of a course picks from: what is in use, and what this course has already, so that saving it loses
 * nothing that was archived since.
 */
export async function loadCourseOptions(viewer: Viewer<"records.view">, course: CourseDetail | null, client: Tx = db) {
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
