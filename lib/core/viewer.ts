import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import type { Role } from "@/prisma/generated/enums";
import type { Actor } from "./audit";
import { recordRepeated } from "./audit-tally";
import { sessionIdOfRequest } from "./auth";
import { clientAddress } from "./client-address";
import { db, type Tx } from "./db";
import { type Permission, rolesMay } from "./permissions";
import { IDLE_MINUTES } from "./session-times";

declare const minted: unique symbol;

/** A signed-in person, as of this request. Only this file makes one, so a page that forgot to ask does not compile. */
export type Viewer = Actor & {
  readonly [minted]: true;
  readonly accountId: number;
  readonly sessionId: number;
  readonly roles: readonly Role[];
  readonly organizationId: number | null;
};

/** Whether a viewer has a permission. */
export function may(viewer: Viewer, permission: Permission): boolean {
  return rolesMay(viewer.roles, permission);
}

/** The viewer of this request, or null. Read from the database once per request: a changed role works at once. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const sessionId = await sessionIdOfRequest();
  return sessionId === null ? null : viewerOfSession(db, sessionId, await clientAddress());
});

/**
 * The viewer a page is for. Sends somebody who is not signed in to the sign-in page (and back afterwards), and answers 403
 * to somebody without the permission.
 */
export async function requireViewer(permission?: Permission): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) {
    const path = (await headers()).get("x-path") ?? "/admin";
    redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  if (permission && !may(viewer, permission)) await refusePage(viewer, permission);
  return viewer;
}

/** Notes that somebody opened a page that is not theirs, then answers 403. What follows the path may be a name: it stays out. */
async function refusePage(viewer: Viewer, permission: Permission): Promise<never> {
  const [path = "/admin"] = ((await headers()).get("x-path") ?? "/admin").split("?", 1);
  const subject = { type: "page", id: null, label: path };
  await db.$transaction((tx) => recordRepeated(tx, viewer, "page.refused", subject, { after: { permission } }));
  forbidden();
}

/**
 * The viewer behind a session row, or null when it was revoked, is over twelve hours old, was idle for thirty minutes, or
 * its account is disabled. Notes that the session was seen, at most once a minute.
 */
export async function viewerOfSession(
  tx: Tx,
  sessionId: number,
  ipAddress: string | null,
  now: Date = new Date(),
): Promise<Viewer | null> {
  const session = await tx.session.findUnique({ where: { id: sessionId }, include: { account: true } });
  if (!session || session.revokedAt || session.account.disabledAt) return null;
  if (session.expiresAt <= now || now.getTime() - session.lastSeenAt.getTime() > IDLE_MINUTES * 60_000) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > 60_000) {
    await tx.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: now } });
  }
  const viewer: Omit<Viewer, typeof minted> = {
    accountId: session.accountId,
    sessionId,
    name: session.account.displayName,
    ipAddress,
    roles: session.account.roles,
    organizationId: session.account.organizationId,
  };
  return viewer as Viewer;
}
