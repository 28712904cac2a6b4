import type { Prisma } from "@/prisma/generated/client";

/** A table of the database, as the schema names it. */
export type Table = Prisma.ModelName;

/** The columns of a table's row. */
export type Row<T extends Table> = Prisma.TypeMap["model"][T]["payload"]["scalars"];

/**
 * A noun of the school, said once: what every list of nouns (audit, navigation, attachments, public pages …) must know of it.
 * The list of all nouns is lib/nouns/list.ts; a noun's own folder imports only its own value.
 */
export type Noun<T extends Table = Table> = {
  /** What audit entries and attachments call it: "teaching-point". The first half of the names of its events. */
  type: string;
  table: T;
  /** The column that a person knows a record by. */
  title: "name" | "title";
  /** How it is called: 课程. */
  label: string;
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

/** Declares a noun; the type of its table is kept. */
export function noun<T extends Table, const N extends Noun<T>>(declared: N & { table: T }): N {
  return declared;
}
