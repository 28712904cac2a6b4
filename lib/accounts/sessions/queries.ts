import { db, type Tx } from "@/lib/core/db";
import type { Rows } from "@/lib/core/row-scope";
import { IDLE_MINUTES } from "@/lib/core/session-times";
import type { Viewer } from "@/lib/core/viewer";
import { describeDevice } from "./rules";

/** A session that still works. */
export type OpenSession = Awaited<ReturnType<typeof readOpenSessions>>[number];

/** The sessions that work at an instant, last seen first: of everybody, or of one account. At most 500. */
export function listOpenSessions(
  viewer: Viewer<"accounts.keep">,
  of: { accountId?: number; now?: Date } = {},
  client: Tx = db,
): Promise<OpenSession[]> {
  return readOpenSessions(viewer, of, client);
}

/** The viewer's own sessions that still work: everybody sees own rows only, whatever their role. */
export function listOwnSessions(viewer: Viewer<"own-account.keep", Rows>, client: Tx = db): Promise<OpenSession[]> {
  return readOpenSessions(viewer, { accountId: viewer.accountId }, client);
}

async function readOpenSessions(
  viewer: Viewer,
  { accountId, now = new Date() }: { accountId?: number; now?: Date },
  client: Tx,
) {
  const sessions = await client.session.findMany({
    where: {
      accountId,
      revokedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gte: new Date(now.getTime() - IDLE_MINUTES * 60_000) },
      account: { disabledAt: null },
    },
    select: {
      id: true,
      createdAt: true,
      lastSeenAt: true,
      ipAddress: true,
      userAgent: true,
      account: { select: { id: true, displayName: true, username: true } },
    },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    take: 500,
  });
  return sessions.map(({ userAgent, ...session }) => ({
    ...session,
    device: describeDevice(userAgent),
    isOwn: session.id === viewer.sessionId,
  }));
}
