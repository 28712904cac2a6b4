import { createHash } from "node:crypto";
import { db, type Tx } from "@/lib/core/db";
import { AUDIT_POWERS } from "../powers.mjs";
import type { Break, ChainCheck, Power } from "./rules";

const BATCH = 5000;
/** So many breaks are named; the others are counted. */
const NAMED = 20;

type Link = { position: bigint; entryId: bigint; hash: Uint8Array; content: string | null };

/**
 * Walks the whole chain and computes every hash anew: an entry that was changed, removed, put in or put elsewhere breaks it.
 * What was cut off from its end, or computed anew to its end, only shows against a head noted elsewhere (`isOnChain`).
 */
export async function checkChain(client: Tx = db): Promise<ChainCheck> {
  const breaks: Break[] = [];
  let [last, previous]: [bigint, Uint8Array] = [0n, new Uint8Array()];
  for (;;) {
    const links = await readLinks(client, last);
    for (const { position, entryId, hash, content } of links) {
      if (position !== last + 1n) breaks.push({ kind: "gap", position: String(last + 1n), entryId: null });
      else if (content === null) breaks.push(aBreak("removed", position, entryId));
      else if (!hashOf(previous, content).equals(hash)) breaks.push(aBreak("changed", position, entryId));
      [last, previous] = [position, hash];
    }
    if (links.length < BATCH) break;
  }
  for (const { id } of await readUnlinked(client)) breaks.push({ kind: "added", position: null, entryId: String(id) });
  const head = last === 0n ? null : headOf(last, previous);
  return { links: Number(last), head, broken: breaks.length, breaks: breaks.slice(0, NAMED) };
}

/** Whether the chain still passes through a head that somebody noted, e.g. "120-9f3a…". */
export async function isOnChain(noted: string, client: Tx = db): Promise<boolean> {
  const position = /^(\d{1,18})-[0-9a-f]{32}$/.exec(noted)?.[1];
  if (!position) return false;
  const link = await client.auditLink.findUnique({ where: { position: BigInt(position) } });
  return link !== null && headOf(link.position, link.hash) === noted;
}

/** The head of the chain now, or null while there is nothing. */
export async function currentHead(client: Tx = db): Promise<string | null> {
  const link = await client.auditLink.findFirst({ orderBy: { position: "desc" } });
  return link && headOf(link.position, link.hash);
}

/** A check as the log itself has it: the breaks are sentences. */
export type LastCheck = { links: number; broken: number; breaks: string[]; at: Date; by: string };

/** What the newest check of the whole log found, and when; null when there was none. */
export async function lastCheck(client: Tx = db): Promise<LastCheck | null> {
  const entry = await client.auditEntry.findFirst({
    where: { event: { in: ["audit.verified", "audit.broken"] } },
    orderBy: { id: "desc" },
  });
  if (!entry) return null;
  const { links, broken, breaks } = entry.after as Pick<LastCheck, "links" | "broken" | "breaks">;
  return { links, broken, breaks, at: entry.at, by: entry.actorName };
}

/** How this site's own account at the database could rewrite the log; null when it cannot. */
export async function ownPower(client: Tx = db): Promise<Power | null> {
  const [row] = await client.$queryRawUnsafe<{ power: Power | null }[]>(AUDIT_POWERS);
  return row?.power ?? null;
}

/**
 * The content is put together here and not by the function of the trigger: whoever could rewrite the log could rewrite that
 * too. Both must stay the same; a new column needs its place in both, behind the old ones and only where it is not null.
 */
function readLinks(client: Tx, after: bigint): Promise<Link[]> {
  return client.$queryRaw<Link[]>`
    SELECT link."position", link."entryId", link."hash",
      CASE WHEN entry."id" IS NOT NULL THEN jsonb_build_array(
        entry."id", (extract(epoch FROM entry."at") * 1000)::bigint, entry."event",
        entry."subjectType", entry."subjectId", entry."subjectLabel", entry."actorId", entry."actorName",
        entry."before"::text, entry."after"::text, entry."ipAddress"
      )::text END AS "content"
    FROM "AuditLink" AS link LEFT JOIN "AuditEntry" AS entry ON entry."id" = link."entryId"
    WHERE link."position" > ${after} ORDER BY link."position" LIMIT ${BATCH}`;
}

/** An entry and its link appear in one commit, so there is never one without the other. */
function readUnlinked(client: Tx): Promise<{ id: bigint }[]> {
  return client.$queryRaw<{ id: bigint }[]>`
    SELECT "id" FROM "AuditEntry" AS entry
    WHERE NOT EXISTS (SELECT FROM "AuditLink" WHERE "entryId" = entry."id") ORDER BY "id" LIMIT 10000`;
}

function hashOf(previous: Uint8Array, content: string): Buffer {
  return createHash("sha256").update(previous).update(content).digest();
}

/** Short enough to be copied by hand; 128 bits are more than anybody can find a second chain for. */
function headOf(position: bigint, hash: Uint8Array): string {
  return `${position}-${Buffer.from(hash).toString("hex").slice(0, 32)}`;
}

function aBreak(kind: Break["kind"], position: bigint, entryId: bigint): Break {
  return { kind, position: String(position), entryId: String(entryId) };
}
