import type { Prisma } from "@/prisma/generated/client";

/** A table of the database, as the schema names it. */
export type Table = Prisma.ModelName;

/** The columns of a table's row. */
export type Row<T extends Table> = Prisma.TypeMap["model"][T]["payload"]["scalars"];

/**
 * A noun of the school, said once: what every list of nouns (audit, constraints, navigation, attachments …) must know of it. It
 * stands in the noun's folder as noun.ts; lib/nouns/list.ts has them all.
 */
export type Noun = {
  /** The word of the audit log: an entry's subject, and the first half of its event: "teaching-point" in "teaching-point.changed". */
  type: string;
  /** How it is called: 课程. */
  label: string;
  /** What happened to it, by the second half of the event: { ended: "结束聘任" }. The steps of a record's life need none. */
  events?: Readonly<Record<string, string>>;
  /** How the fields are called that its audit entries keep. */
  fields?: Readonly<Record<string, string>>;
  /** The words for stored values, by field. */
  values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What a person reads when the database refused, by the name of the constraint: the sentence, and the field where it is shown. */
  constraints?: Readonly<Record<string, string | readonly [sentence: string, field: string]>>;
};

/** A noun whose records have a life: written down, changed, perhaps shown on the public site, archived and restored. */
export type RecordNoun<T extends Table = Table> = Noun & {
  table: T;
  /** The column that a person knows a record by. */
  title: "name" | "title";
  /** One of them in a sentence: 这门课程. */
  one: string;
  /** Whether a refusal calls a record by its name instead, as people are. */
  isCalledByName?: true;
  /** The word for putting a record away, where it is not 归档. */
  archiving?: string;
  /** The folder of its pages, /courses and /admin/courses: never changed once public. */
  address: string;
  /** The permission to write it down, change and archive it; the one to show it on the public site, where a person decides that. */
  can: { keep: string; publish?: string };
  /** What comes of it, said before somebody confirms. */
  consequences: { archive: string; restore: string };
};

/** Declares a noun. */
export function noun<const N extends Noun>(declared: N): N {
  return declared;
}

/** Declares a noun whose records have a life. */
export function recordNoun<T extends Table, const N extends RecordNoun<T>>(declared: N & { table: T }): N {
  return declared;
}
