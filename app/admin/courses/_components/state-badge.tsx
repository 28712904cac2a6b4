import { Badge, type BadgeTone } from "@/components/ui/badge";
import { COURSE_STATE_LABELS, type CourseState, courseState } from "@/lib/courses/rules";

const TONES: Record<CourseState, BadgeTone> = { PUBLISHED: "ok", UNPUBLISHED: "warn", ARCHIVED: "neutral" };

/** Whether a course is on the public site. */
export function StateBadge({ course }: { course: { publishedAt: Date | null; archivedAt: Date | null } }) {
  const state = courseState(course);
  return <Badge tone={TONES[state]}>{COURSE_STATE_LABELS[state]}</Badge>;
}
