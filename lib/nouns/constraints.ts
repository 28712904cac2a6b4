import { type Sentences, sentenceFor, violatedConstraint } from "@/lib/core/db-errors";
import type { Refusal } from "@/lib/core/errors";
import { NOUNS } from "./list";

/** The sentences of all nouns, by the name of the constraint. */
export const SENTENCES: Sentences = Object.assign({}, ...NOUNS.map(({ constraints }) => constraints));

/** The refusal behind a database error that a named constraint, a lost race or a full disk explains, or null: then it is a bug. */
export function sentenceForConstraint(error: unknown): Refusal | null {
  return sentenceFor(error, SENTENCES);
}

/** The name of the violated constraint that has a sentence, or null. */
export function constraintOf(error: unknown): string | null {
  return violatedConstraint(error, SENTENCES);
}
