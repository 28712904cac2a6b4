import { type Actor, type Change, record, type Subject } from "./audit";
import { db, type Tx } from "./db";
import { networkOf } from "./network-of.mjs";
import { hashToken } from "./tokens";

/** What is refused again and again is written once, and for so long only counted. */
const MINUTES = 15;

/**
 * Notes what may be tried without end (a wrong password, a page that is not theirs). The first goes to the audit log at once;
 * the same by the same person, or from the same network, in the next quarter of an hour is counted and written as one entry
 * afterwards. Otherwise a program could fill the log, and nobody would find anything in it. To be called before other
 * entries of a transaction: the log is locked last.
 */
export async function recordRepeated(
  tx: Tx,
  actor: Actor,
  event: string,
  subject: Subject,
  change: Change = {},
  now: Date = new Date(),
): Promise<void> {
  const by = actor.accountId === null ? `network:${networkOf(actor.ipAddress ?? "")}` : `account:${actor.accountId}`;
  const reason = change.after?.reason ?? null;
  const key = hashToken(JSON.stringify([event, subject.type, subject.id, kindOf(subject), by, reason]));
  await lock(tx, key);
  const tally = await tx.auditTally.findUnique({ where: { key } });
  if (tally && now.getTime() - tally.since.getTime() < MINUTES * 60_000) {
    await tx.auditTally.update({ where: { key }, data: { count: { increment: 1 }, lastAt: now } });
    return;
  }
  if (tally) await close(tx, tally);
  const { accountId: actorId, name: actorName, ipAddress } = actor;
  const about = { subjectType: subject.type, subjectId: subject.id === null ? null : String(subject.id) };
  const data = { event, ...about, subjectLabel: subject.label.slice(0, 200), actorId, actorName, ipAddress };
  await tx.auditTally.create({ data: { key, ...data, since: now, lastAt: now, count: 0 } });
  await record(tx, actor, event, subject, change);
}

/** Writes what was counted in the quarters of an hour that are over. Any number of servers may do so at once. */
export async function closeTallies(now: Date): Promise<void> {
  const before = new Date(now.getTime() - MINUTES * 60_000);
  for (;;) {
    const closed = await db.$transaction(async (tx) => {
      const [row] = await tx.$queryRaw<{ key: string }[]>`
        SELECT "key" FROM "AuditTally" WHERE "since" <= ${before} LIMIT 1`;
      if (!row) return false;
      await lock(tx, row.key);
      const tally = await tx.auditTally.findFirst({ where: { key: row.key, since: { lte: before } } });
      if (tally) await close(tx, tally);
      return true;
    });
    if (!closed) return;
  }
}

/** Who tries one record after another tries one page. */
function kindOf({ type, label }: Subject): string {
  return type === "page" ? label.replace(/\/\d+/g, "/0") : label;
}

/** Whoever counts or closes a tally does so alone: its sum is written once. */
async function lock(tx: Tx, key: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`tally.${key}`}))`;
}

type Tally = NonNullable<Awaited<ReturnType<Tx["auditTally"]["findUnique"]>>>;

async function close(tx: Tx, tally: Tally): Promise<void> {
  const deleted = await tx.auditTally.deleteMany({ where: { key: tally.key } });
  if (deleted.count === 0 || tally.count === 0) return;
  const actor = { accountId: tally.actorId, name: tally.actorName, ipAddress: tally.ipAddress };
  const subject = { type: tally.subjectType, id: tally.subjectId, label: tally.subjectLabel };
  const after = { repeated: tally.count, repeatedSince: tally.since, repeatedUntil: tally.lastAt };
  await record(tx, actor, tally.event, subject, { after });
}
