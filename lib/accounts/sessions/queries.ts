import { db, type Tx } from "@/lib/core/db";
import { IDLE_MINUTES } from "@/lib/core/session-times";
import type { Viewer } from "@/lib/core/viewer";
import { describeDevice } from "./rules";

/** A session that still works. */
export type OpenSession = Awaited<ReturnType<typeof listOpenSessions>>[number];

/** The sessions that work at an instant, last seen first: of everybody, or of one account. At most 500. */
export async function listOpenSessions(
  viewer: Viewer,
  { accountId, now = new Date() }: { accountId?: number; now?: Date } = {},
  client: Tx = db,
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

/** The viewer's own sessions that still work. */
export function listOwnSessions(viewer: Viewer, client: Tx = db): Promise<OpenSession[]> {
  return listOpenSessions(viewer, { accountId: viewer.accountId }, client);
}
