import { expect, test } from "vitest";
import { listAccounts } from "@/lib/accounts/queries";
import { listOwnSessions } from "@/lib/accounts/sessions/queries";
import { listAuditWords } from "@/lib/audit/queries";
import { getCeremony } from "@/lib/ceremonies/queries";
import { aViewer } from "@/lib/testing/accounts";
import { inRollback } from "@/lib/testing/rollback";
import type { Role } from "@/prisma/generated/enums";
import { ROLE_LABELS } from "./permissions";
import { may, requireViewer, seesAll, type Viewer } from "./viewer";

test("the compiler refuses a viewer who was not asked for what a read needs", () => {
  // Never run: `tsc` fails where one of these is let through, and where one that must pass is not.
  const reads = [
    // @ts-expect-error Nobody asked what this one may do.
    (viewer: Viewer) => getCeremony(viewer, 1),
    // @ts-expect-error Signed in, and nothing more.
    async () => getCeremony(await requireViewer(), 1),
    // @ts-expect-error A trainee's page asks for the own account.
    async () => getCeremony(await requireViewer("own-account.keep"), 1),
    // @ts-expect-error Records are not accounts.
    async () => listAccounts(await requireViewer("records.view"), {}),
    // @ts-expect-error Of two permissions, either of which was asked, the read needs the other.
    async (can: "records.view" | "audit.read") => listAuditWords(await requireViewer(can)),
    // @ts-expect-error A read that returns every row is not for somebody who sees only own ones.
    (viewer: Viewer<"records.view", "OWN">) => getCeremony(viewer, 1),
    // @ts-expect-error Only viewer.ts makes a viewer.
    () => getCeremony({ accountId: 1, sessionId: 1, name: "", ipAddress: null, roles: [], organizationId: null }, 1),
    (viewer: Viewer<"records.view" | "audit.read">) => getCeremony(viewer, 1),
    (viewer: Viewer) => may(viewer, "records.view") && getCeremony(viewer, 1),
    (viewer: Viewer<"audit.read">) => may(viewer, "records.view") && [listAuditWords(viewer), getCeremony(viewer, 1)],
    async () => getCeremony(await requireViewer("records.view"), 1),
    // Whoever keeps ceremonies views records: it stands in the table.
    async () => getCeremony(await requireViewer("ceremonies.keep"), 1),
    async () => listOwnSessions(await requireViewer("own-account.keep")),
  ];
  expect(reads).toHaveLength(13);
});

test("staff see all rows under a permission, who comes from outside only their own", () =>
  inRollback(async (tx) => {
    const outside: Role[] = ["BRANCH_CONTACT", "LECTURER", "TRAINEE"];
    for (const role of Object.keys(ROLE_LABELS) as Role[]) {
      const viewer = await aViewer(tx, { roles: [role] });
      expect(seesAll(viewer, "own-account.keep"), role).toBe(!outside.includes(role));
    }
  }));

test("one role that sees all is enough, as long as the permission is its own", () =>
  inRollback(async (tx) => {
    const both = await aViewer(tx, { roles: ["AUDITOR", "LECTURER"] });
    expect(seesAll(both, "own-account.keep")).toBe(true);
    expect(may(both, "records.view")).toBe(false);
  }));
