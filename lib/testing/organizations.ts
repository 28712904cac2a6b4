import { randomUUID } from "node:crypto";
import { SYSTEM } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { createOrganization } from "@/lib/organizations/commands";
import type { OrganizationKind } from "@/prisma/generated/enums";

/** An organization of a name nobody else has. */
export async function anOrganization(
  tx: Tx,
  {
    name = `测试组织${randomUUID().slice(0, 8)}`,
    kind = "PARTY_ORGANIZATION" as OrganizationKind,
    parentId = null as number | null,
  } = {},
) {
  const id = await createOrganization(tx, SYSTEM, { name, kind, parentId });
  return tx.organization.findUniqueOrThrow({ where: { id } });
}
