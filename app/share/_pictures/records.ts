import { getPublicCeremony } from "@/lib/ceremonies/public";
import { dayInShanghai, formatDay } from "@/lib/core/dates";
import type { PICTURED_RECORDS } from "@/lib/core/share-address";
import { getPublicCourse } from "@/lib/courses/public";
import { COURSE_FORM_LABELS } from "@/lib/courses/schema";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";
import { getPublicLecturer } from "@/lib/lecturers/public";
import { getPublicTeam } from "@/lib/lecturers/teams/public";
import { getPublicPoint } from "@/lib/teaching-points/public";
import { getPublicRoute } from "@/lib/teaching-points/routes/public";

/** What a picture tells: a title, and facts for one line, of which those that are not known are left out. */
export type Told = { title: string; facts: (string | null)[]; isSample: boolean };

/** What a record's page tells, of each kind; null when there is no public page. Nothing is read that the page does not show. */
export const RECORDS: Record<(typeof PICTURED_RECORDS)[number], (id: number) => Promise<Told | null>> = {
  ceremonies: async (id) => {
    const ceremony = await getPublicCeremony(id, dayInShanghai());
    return ceremony && { ...ceremony, facts: ["仪式", formatDay(ceremony.heldOn), ceremony.place] };
  },
  courses: async (id) => {
    const course = await getPublicCourse(id);
    return (
      course && { ...course, facts: [COURSE_FORM_LABELS[course.form], course.themeName, inMinutes(course.minutes)] }
    );
  },
  "lecturer-teams": async (id) => {
    const team = await getPublicTeam(id, dayInShanghai());
    return team && { ...team, title: team.name, facts: ["讲师团", team.organization] };
  },
  lecturers: async (id) => {
    const lecturer = await getPublicLecturer(id, dayInShanghai());
    const category = lecturer?.appointments[0]?.category;
    const kind = `${category ? CATEGORY_LABELS[category] : ""}讲师`;
    return lecturer && { ...lecturer, title: lecturer.name, facts: [kind, lecturer.post] };
  },
  routes: async (id) => {
    const route = await getPublicRoute(id);
    return route && { ...route, title: route.name, facts: ["线路", route.themeName, `${route.stops.length} 站`] };
  },
  "teaching-points": async (id) => {
    const point = await getPublicPoint(id);
    return point && { ...point, title: point.name, facts: ["现场教学点", point.typeLabel, point.address] };
  },
};

function inMinutes(minutes: number | null): string | null {
  return minutes === null ? null : `${minutes} 分钟`;
}
