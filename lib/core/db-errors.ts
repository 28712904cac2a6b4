import { Refusal } from "./errors";

/** What a person reads when the database itself refused, by the name of the constraint: the sentence, and its field. */
export type Sentences = Readonly<Record<string, string | readonly [sentence: string, field: string]>>;

/** The refusal behind a database error that a constraint with a sentence, a lost race or a full disk explains, or null: then it is a bug. */
export function sentenceFor(error: unknown, sentences: Sentences): Refusal | null {
  const name = violatedConstraint(error, sentences);
  if (name) return new Refusal(...([sentences[name]!].flat() as [string, string?]));
  if (isFull(error)) return new Refusal("服务器磁盘已满，这一次没有保存；请联系管理员清理磁盘后再提交。");
  return isPassing(error) ? new Refusal("同时有人在办理同一件事，这一次没有保存。请再提交一次。") : null;
}

/** The disk of the database has no room (53100). */
function isFull(error: unknown): boolean {
  return messagesIn(error, 0).some((text) => /No space left on device|\b53100\b/.test(text));
}

/** A deadlock (40P01), a failed serialization, or a transaction that waited too long (P2028): nothing was written, and the next try may do. */
function isPassing(error: unknown): boolean {
  return messagesIn(error, 0).some((text) => /deadlock detected|\b(40P01|40001|P2028|P2034)\b/.test(text));
}

/**
 * The name of the violated constraint when it is one of these, or null. PostgreSQL puts the name in its message for exclusion (23P01), check (23514),
 * unique (23505) and foreign key (23503) alike; Prisma hands the message on, at different depths.
 */
export function violatedConstraint(error: unknown, sentences: Sentences): string | null {
  for (const text of messagesIn(error, 0)) {
    const name = /constraint[:\s]+[`"\\]*([a-z_]+[a-z])/i.exec(text)?.[1];
    if (name && name in sentences) return name;
  }
  return null;
}

function messagesIn(value: unknown, depth: number): string[] {
  if (typeof value === "string") return [value, `constraint ${value}`];
  if (typeof value !== "object" || value === null || depth > 6) return [];
  const own = value instanceof Error ? [value.message] : [];
  return [
    ...own,
    ...Object.values(value).flatMap((inner) => messagesIn(inner, depth + 1)),
    ...(value instanceof Error ? messagesIn(value.cause, depth + 1) : []),
  ];
}
