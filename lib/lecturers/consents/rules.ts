/** A lecturer as far as being named in public goes, as `consentFacts` reads them: `consents` are the open ones. */
export type Consenting = { archivedAt: Date | null; consents: readonly unknown[] };

/** Whether a lecturer may be named in public: the recorded consent is open, and the record is not archived. */
export function isNamed({ archivedAt, consents }: Consenting): boolean {
  return archivedAt === null && consents.length > 0;
}

/** Whether a consent covers the photograph, in words that stand behind a date. */
export function photoWords({ coversPhoto }: { coversPhoto: boolean }): string {
  return coversPhoto ? "包括照片" : "不包括照片";
}
