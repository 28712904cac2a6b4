/** What decides whether a presenter's name may be public. */
export type NamedPresenter = {
  name: string;
  nameIsPublic: boolean;
  /** The lecturer behind the name, if any, and whether their recorded consent is open. */
  lecturer: { consents: readonly unknown[] } | null;
};

/**
 * A presenter's name as the public may read it, or null. For a lecturer the recorded consent decides and nothing else; for
 * anybody else the tick set when they agreed.
 */
export function publicName({ name, nameIsPublic, lecturer }: NamedPresenter): string | null {
  const agreed = lecturer ? lecturer.consents.length > 0 : nameIsPublic;
  return agreed ? name : null;
}
