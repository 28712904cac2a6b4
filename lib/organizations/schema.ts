import { z } from "zod";
import { choice, optionalId, recordRef, requiredText } from "@/lib/core/fields";
import type { OrganizationKind } from "@/prisma/generated/enums";

/** How kinds of organization are called. */
export const ORGANIZATION_KIND_LABELS: Record<OrganizationKind, string> = {
  PARTY_ORGANIZATION: "党组织",
  HOST_UNIT: "承载单位",
};

/** What is typed about an organization. */
export const organizationInput = z.object({
  name: requiredText("组织名称", 100),
  kind: choice("类别", ["PARTY_ORGANIZATION", "HOST_UNIT"]),
  parentId: optionalId("上级组织"),
});

/** A change of one organization. */
export const organizationChange = organizationInput.extend(recordRef);
