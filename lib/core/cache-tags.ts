/** The tags of what public pages read. A command's action names the ones it touches; they expire when it has committed. */
export const TAGS = {
  lecturers: "lecturers",
  teams: "teams",
  ceremonies: "ceremonies",
  teachingPoints: "teaching-points",
  routes: "routes",
  courses: "courses",
  settings: "settings",
} as const;

export type CacheTag = (typeof TAGS)[keyof typeof TAGS];
export const ALL_TAGS: readonly CacheTag[] = Object.values(TAGS);
