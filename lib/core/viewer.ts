import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import type { Role } from "@/prisma/generated/enums";
import type { Actor } from "./audit";
import { recordRepeated } from "./audit-tally";
import { sessionIdOfRequest } from "./auth";
import { clientAddress } from "./client-address";
import { db, type Tx } from "./db";
import { type Permission, type RolesWith, rolesMay, type With } from "./permissions";
import { ROWS, type Rows, type RowsOf } from "./row-scope";
import { IDLE_MINUTES } from "./session-times";

declare const granted: unique symbol;

/**
 * A signed-in person, as of this request, who was found to have the permissions `P` and to see these rows under them (all,
 * unless said). Only this file makes one, so a page that forgot to ask does not compile: a plain `Viewer` may read nothing.
 */
export type Viewer<P extends string = never, R extends Rows = "ALL"> = Actor & {
  readonly [granted]: { readonly [Q in P]: R };
  readonly accountId: number;
  readonly sessionId: number;
  readonly roles: readonly Role[];
  readonly organizationId: number | null;
};

/** The viewer that asking for a permission gives: with it, and with what the table of permissions gives its roles besides. */
export type Granted<P extends Permission> = Viewer<With<P>, RowsOf<RolesWith<P>>>;

/** Whether a viewer has a permission; from there on its type says so. */
export function may<P extends Permission>(viewer: Viewer, permission: P): viewer is Granted<P> {
  return rolesMay(viewer.roles, permission);
}

/** Whether a viewer sees every row under a permission, or only those of its own; see row-scope.ts. */
export function seesAll<P extends Permission>(viewer: Viewer<P, Rows>, permission: P): viewer is Viewer<P> {
  return rolesMay(
    viewer.roles.filter((role) => ROWS[role] === "ALL"),
    permission,
  );
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
export async function requireViewer(): Promise<Viewer>;
export async function requireViewer<P extends Permission>(permission: P): Promise<Granted<P>>;
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
  const viewer: Omit<Viewer, typeof granted> = {
    accountId: session.accountId,
    sessionId,
    name: session.account.displayName,
    ipAddress,
    roles: session.account.roles,
    organizationId: session.account.organizationId,
  };
  return viewer as Viewer;
}
