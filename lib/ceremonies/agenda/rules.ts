import { type Consenting, isNamed } from "@/lib/lecturers/consents/rules";

/** What decides whether a presenter's name may be public. */
export type NamedPresenter = {
  name: string;
  nameIsPublic: boolean;
  /** The lecturer behind the name, if any, and whether their recorded consent is open. */
  lecturer: Consenting | null;
  /** The party organisation or unit that presents, if any. */
  organization: { name: string } | null;
};

/**
 * A presenter's name as the public may read it, or null. For a lecturer the recorded consent decides and no tick; the
 * name of a body is no personal data; for anybody else the tick decides that was set when they agreed.
 */
export function publicName({ name, nameIsPublic, lecturer, organization }: NamedPresenter): string | null {
  if (lecturer) return isNamed(lecturer) ? name : null;
  return nameIsPublic || name === organization?.name ? name : null;
}
