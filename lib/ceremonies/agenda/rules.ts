/** What decides whether a presenter's name may be public. */
export type NamedPresenter = {
  name: string;
  nameIsPublic: boolean;
  /** The lecturer behind the name, if any, and whether their recorded consent is open. */
  lecturer: { consents: readonly unknown[] } | null;
  /** The party organisation or unit that presents, if any. */
  organization: { name: string } | null;
};

/**
 * A presenter's name as the public may read it, or null. For a lecturer the recorded consent decides and nothing else; the
 * name of a body is no personal data; for anybody else the tick decides that was set when they agreed.
 */
export function publicName({ name, nameIsPublic, lecturer, organization }: NamedPresenter): string | null {
  if (lecturer) return lecturer.consents.length > 0 ? name : null;
  return nameIsPublic || name === organization?.name ? name : null;
}
