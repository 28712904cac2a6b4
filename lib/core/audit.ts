import { Prisma } from "@/prisma/generated/client";
import { noteEvent } from "./action-note";
import type { Tx } from "./db";

/**
 * Whoever does something: a signed-in viewer, or the system (accountId null). What the loader of sample records makes is
 * flagged as a sample; nobody else can make one.
 */
export type Actor = {
  readonly accountId: number | null;
  readonly name: string;
  readonly ipAddress: string | null;
  readonly makesSamples?: true;
};

/** The system itself, for seed and jobs. */
export const SYSTEM: Actor = { accountId: null, name: "系统", ipAddress: null };

/** The system while it loads sample records. */
export const SAMPLE_LOADER: Actor = { accountId: null, name: "系统（示例数据）", ipAddress: null, makesSamples: true };

/** What an entry is about. `label` is how the subject is called today; it stays readable when the name changes. */
export type Subject = { type: string; id: number | string | null; label: string };

/** Values of the record before and after; only what differs is kept when both are given. */
export type Change = { before?: Record<string, unknown> | null; after?: Record<string, unknown> | null };

/** Writes one audit entry in the transaction of the change itself: neither exists without the other. */
export async function record(
  tx: Tx,
  actor: Actor,
  event: string,
  subject: Subject,
  change: Change = {},
): Promise<void> {
  const { before, after } = onlyDifferences(change);
  noteEvent(event);
  await tx.auditEntry.create({
    data: {
      event,
      subjectType: subject.type,
      subjectId: subject.id === null ? null : String(subject.id),
      subjectLabel: subject.label.slice(0, 200),
      actorId: actor.accountId,
      actorName: actor.name,
      ipAddress: actor.ipAddress,
      before: asJson(before),
      after: asJson(after),
    },
  });
}

function onlyDifferences({ before, after }: Change): Change {
  if (!before || !after) return { before, after };
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const pick = (values: Record<string, unknown>) => Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
  return { before: pick(before), after: pick(after) };
}

function asJson(values: Record<string, unknown> | null | undefined) {
  return values ? (JSON.parse(JSON.stringify(values)) as Prisma.InputJsonObject) : Prisma.DbNull;
}
