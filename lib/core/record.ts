import { Prisma } from "@/prisma/generated/client";
import { type Actor, record, type Subject } from "./audit";
import type { Tx } from "./db";
import { found, Refusal, StaleRecord } from "./errors";
import type { RecordNoun, Row, Table } from "./noun";
import {
  type Archivable,
  type Publishable,
  refusalToArchive,
  refusalToPublish,
  refusalToRestore,
  refusalToWithdraw,
} from "./record-state";

/** A record and the version that was shown. */
export type RecordRef = { id: number; version: number };
type WithReason = RecordRef & { reason: string };

/** The tables whose records have a version. */
export type Versioned = { [T in Table]: Row<T> extends RecordRef & Archivable ? T : never }[Table];
type Published = { [T in Versioned]: Row<T> extends Publishable ? T : never }[Versioned];

type Columns<T extends Table> = Prisma.TypeMap["model"][T]["operations"]["updateMany"]["args"]["data"];

/** What a noun adds to a step of the record's life: why this one cannot take it, as a sentence, or null. */
type OwnRefusal<T extends Table> = (tx: Tx, row: Row<T>) => Promise<string | null>;

/**
 * Locks the row (SELECT … FOR UPDATE) and gives it: two changes at once come one after the other, and whoever hangs something
 * on the record (a foreign key takes a share lock) waits. Throws NotFound when there is none.
 */
export async function lockRecord<T extends Table>(tx: Tx, { table, type }: RecordNoun<T>, id: number): Promise<Row<T>> {
  const rows = await tx.$queryRaw<
    { id: number }[]
  >`SELECT "id" FROM ${Prisma.raw(`"${table}"`)} WHERE "id" = ${id} FOR UPDATE`;
  found(rows[0], `${type} ${id}`);
  return found(await delegateOf(tx, table).findUnique({ where: { id } }), `${type} ${id}`);
}

/** Writes columns of a record whose version was shown, and counts the version up. Throws StaleRecord when it is another by now. */
export async function saveRecord<T extends Versioned>(
  tx: Tx,
  { table }: RecordNoun<T>,
  { id, version }: RecordRef,
  columns: Columns<T>,
): Promise<void> {
  const data = { ...columns, version: { increment: 1 } };
  const { count } = await delegateOf(tx, table).updateMany({ where: { id, version }, data });
  if (count === 0) throw new StaleRecord();
}

/** How the audit names a record. */
export function subjectOf(noun: RecordNoun, row: { id: number; name?: string; title?: string }): Subject {
  return { type: noun.type, id: row.id, label: row[noun.title] ?? "" };
}

/** Throws the refusal that a sentence is, at a field or above the form; null passes. */
export function refuse(sentence: string | null, field?: string): void {
  if (sentence) throw new Refusal(sentence, field);
}

/**
 * The commands that show a record on the public site and take it off again. Publishing refuses one that is shown already or
 * archived, and what the noun adds; withdrawing needs a reason and refuses one that is not shown.
 */
export function publishing<T extends Published>(noun: RecordNoun<T>, own: { toPublish?: OwnRefusal<T> } = {}) {
  return {
    async publish(tx: Tx, actor: Actor, input: RecordRef): Promise<void> {
      const row = await lockRecord(tx, noun, input.id);
      refuse(refusalToPublish(noun, row) ?? (await own.toPublish?.(tx, row)) ?? null);
      await saveRecord(tx, noun, input, { publishedAt: new Date(), publishedById: actor.accountId });
      await record(tx, actor, `${noun.type}.published`, subjectOf(noun, row));
    },
    async withdraw(tx: Tx, actor: Actor, input: WithReason): Promise<void> {
      const row = await lockRecord(tx, noun, input.id);
      refuse(refusalToWithdraw(noun, row));
      await saveRecord(tx, noun, input, { publishedAt: null, publishedById: null });
      const after = { reason: input.reason, publishedSince: row.publishedAt };
      await record(tx, actor, `${noun.type}.withdrawn`, subjectOf(noun, row), { after });
    },
  };
}

/**
 * The commands that put a record away for a reason and bring it back, unpublished. Archiving refuses what is public or archived
 * already, restoring what is not archived, both what the noun adds. `before` goes first, for a lock that others take in that order;
 * `onRestore` are columns that a restored record gets anew.
 */
export function archiving<T extends Versioned>(
  noun: RecordNoun<T>,
  own: {
    before?: (tx: Tx) => Promise<void>;
    toArchive?: OwnRefusal<T>;
    toRestore?: OwnRefusal<T>;
    onRestore?: (tx: Tx) => Promise<Columns<T>>;
  } = {},
) {
  return {
    async archive(tx: Tx, actor: Actor, input: WithReason): Promise<void> {
      await own.before?.(tx);
      const row = await lockRecord(tx, noun, input.id);
      // What hangs on it stays when it is no longer public, so that is said first.
      const hanging = row.archivedAt ? null : await own.toArchive?.(tx, row);
      refuse(hanging ?? refusalToArchive(noun, row));
      const columns = { archivedAt: new Date(), archivedById: actor.accountId, archiveReason: input.reason };
      await saveRecord(tx, noun, input, columns);
      await record(tx, actor, `${noun.type}.archived`, subjectOf(noun, row), { after: { reason: input.reason } });
    },
    async restore(tx: Tx, actor: Actor, input: RecordRef): Promise<void> {
      await own.before?.(tx);
      const row = await lockRecord(tx, noun, input.id);
      refuse(refusalToRestore(noun, row) ?? (await own.toRestore?.(tx, row)) ?? null);
      await saveRecord(tx, noun, input, {
        archivedAt: null,
        archivedById: null,
        archiveReason: null,
        ...(await own.onRestore?.(tx)),
      });
      await record(tx, actor, `${noun.type}.restored`, subjectOf(noun, row), { before: { reason: row.archiveReason } });
    },
  };
}

type Delegate<T extends Table> = {
  findUnique(query: { where: { id: number } }): Promise<Row<T> | null>;
  updateMany(query: { where: RecordRef; data: object }): Promise<{ count: number }>;
};

/** The client's methods for a table that is named by a value: what the compiler cannot follow stays here. */
function delegateOf<T extends Table>(tx: Tx, table: T): Delegate<T> {
  const key = (table[0]!.toLowerCase() + table.slice(1)) as keyof Tx;
  return tx[key] as unknown as Delegate<T>;
}
