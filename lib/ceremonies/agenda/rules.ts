import { bracketed } from "@/lib/courses/rules";
import { type Consenting, isNamed } from "@/lib/lecturers/consents/rules";
import type { AgendaItemKind, CourseForm } from "@/prisma/generated/enums";

/** What decides whether a presenter's name may be public. */
export type NamedPresenter = {
  name: string;
  nameIsPublic: boolean;
  /** The person behind the name, if known; of a lecturer, whether their recorded consent is open. */
  person: { lecturers: readonly Consenting[] } | null;
  /** The party organisation or unit that presents, if any. */
  organization: { name: string } | null;
};

/**
 * A presenter's name as the public may read it, or null. For a lecturer the recorded consent decides and no tick; the
 * name of a body is no personal data; for anybody else the tick decides that was set when they agreed.
 */
export function publicName({ name, nameIsPublic, person, organization }: NamedPresenter): string | null {
  const lecturer = person?.lecturers[0];
  if (lecturer) return isNamed(lecturer) ? name : null;
  return nameIsPublic || name === organization?.name ? name : null;
}

/** The form of the courses that are given in an item of this kind; the others are no courses. */
const FORMS: Partial<Record<AgendaItemKind, CourseForm>> = {
  MICRO_COURSE: "MICRO",
  SCENARIO_COURSE: "SCENARIO",
  THEME_COURSE: "THEME",
};

/**
 * The title and form a course must have to be found for an item for which none was chosen, or null: exactly its title, without
 * the marks around it.
 */
export function courseOf({ kind, title }: { kind: AgendaItemKind; title: string }) {
  const form = FORMS[kind];
  return form ? { form, title: withoutMarks(title) } : null;
}

/** A title as the programme prints it: of a course or a report 《…》, unless it begins with marks of its own or holds such. */
export function printedTitle({ kind, title }: { kind: AgendaItemKind; title: string }): string {
  const isWork = kind in FORMS || kind === "REPORT_PRESENTATION";
  return isWork && !/^“|[《》]/.test(title) ? bracketed(title) : title;
}

/** 《…》 or “…” around the whole goes; one inside stays. */
function withoutMarks(title: string): string {
  return /^(《[^《》]*》|“[^“”]*”)$/.test(title) ? title.slice(1, -1) : title;
}
