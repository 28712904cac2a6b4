/** How a course stands towards the public site. */
export type CourseState = "PUBLISHED" | "UNPUBLISHED" | "ARCHIVED";

/** How the states are called in the office. */
export const COURSE_STATE_LABELS: Record<CourseState, string> = {
  PUBLISHED: "已公开",
  UNPUBLISHED: "未公开",
  ARCHIVED: "已归档",
};

type Standing = { publishedAt: Date | null; archivedAt: Date | null };

/** The state of a course; archived comes first. */
export function courseState({ publishedAt, archivedAt }: Standing): CourseState {
  if (archivedAt) return "ARCHIVED";
  return publishedAt ? "PUBLISHED" : "UNPUBLISHED";
}

/** Why a course cannot be edited, as a sentence, or null. */
export function refusalToChange({ archivedAt }: Pick<Standing, "archivedAt">): string | null {
  return archivedAt ? "这门课程已归档，不能修改；需要时请先恢复。" : null;
}

/** Why a course cannot be shown on the public site, as a sentence, or null. */
export function refusalToPublish({ publishedAt, archivedAt }: Standing): string | null {
  if (archivedAt) return "这门课程已归档，不能公开；需要时请先恢复。";
  return publishedAt ? "这门课程已经公开了。" : null;
}

/** Why a course cannot be archived, as a sentence, or null: what is public is withdrawn first, by somebody who may. */
export function refusalToArchive({ publishedAt, archivedAt }: Standing): string | null {
  if (archivedAt) return "这门课程已经归档了。";
  return publishedAt ? "这门课程正在网站上公开，请先撤下再归档。" : null;
}

/** A title as it is printed: 《…》. It is stored without them. */
export function bracketed(title: string): string {
  return `《${title}》`;
}

/** Credit hours as they are read: 1 学时, 1.5 学时. */
export function hoursWords(creditHours: number): string {
  return `${creditHours} 学时`;
}
