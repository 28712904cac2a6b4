import type { z } from "zod";
import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { Refusal } from "@/lib/core/errors";
import { pinyinOf } from "@/lib/core/pinyin";
import { archiving, lockRecord, refuse, saveRecord, subjectOf } from "@/lib/core/record";
import { refusalToChange } from "@/lib/core/record-state";
import { organizations } from "./noun";
import { loadBelongings, loadTree } from "./queries";
import { refusalOfBelongings, selfAndBelow } from "./rules";
import { ORGANIZATION_KIND_LABELS, type organizationChange, type organizationInput } from "./schema";

type Typed = z.output<typeof organizationInput>;

/** Adds an organization to the tree and returns its id. A second one of the name under the same parent is refused by constraint. */
export async function createOrganization(tx: Tx, actor: Actor, input: Typed): Promise<number> {
  await holdOrganization(tx, input.parentId, "parentId");
  const organization = await tx.organization.create({
    data: { ...input, nameInitials: pinyinOf(input.name).initials, isSample: actor.makesSamples ?? false },
  });
  await record(tx, actor, "organization.created", subjectOf(organizations, organization), {
    after: await factsOf(tx, input),
  });
  return organization.id;
}

/**
 * Changes name, kind or place of an organization. Refuses a parent that stands under it: one change of the tree at a time, so
 * two moves at once cannot close a circle between them. Refuses an archived organization.
 */
export async function changeOrganization(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof organizationChange>,
): Promise<void> {
  const { id, version, ...typed } = input;
  await lockTree(tx);
  const before = await lockRecord(tx, organizations, id);
  refuse(refusalToChange(organizations, before));
  if (typed.parentId !== before.parentId) {
    await holdOrganization(tx, typed.parentId, "parentId");
    if (typed.parentId !== null && selfAndBelow(await loadTree(tx), id).has(typed.parentId)) {
      throw new Refusal("上级不能是这个组织自己，也不能是它的下级。", "parentId");
    }
  }
  await saveRecord(tx, organizations, { id, version }, { ...typed, nameInitials: pinyinOf(typed.name).initials });
  await record(tx, actor, "organization.changed", subjectOf(organizations, { id, name: typed.name }), {
    before: await factsOf(tx, before),
    after: await factsOf(tx, typed),
  });
}

/**
 * Archives an organization to which nothing in use belongs, and takes one back into use, unless its parent is archived. The tree
 * is locked first, as by every other change here: in another order two commands could wait for each other.
 */
export const { archive: archiveOrganization, restore: restoreOrganization } = archiving(organizations, {
  before: lockTree,
  toArchive: async (tx, { id }) => refusalOfBelongings(await loadBelongings(tx, id)),
  toRestore: async (tx, { parentId }) => {
    const parent = parentId === null ? null : await tx.organization.findUnique({ where: { id: parentId } });
    return parent?.archivedAt ? `上级“${parent.name}”已归档，请先恢复它。` : null;
  },
});

/**
 * Keeps an organization from being archived until this transaction ends, so that something can be attached to it. Refuses,
 * at `field`, one that is archived or does not exist. Null is fine: nothing is attached.
 */
export async function holdOrganization(tx: Tx, id: number | null, field: string): Promise<void> {
  if (id === null) return;
  const [organization] = await tx.$queryRaw<{ name: string; archivedAt: Date | null }[]>`
    SELECT "name", "archivedAt" FROM "Organization" WHERE "id" = ${id} FOR SHARE`;
  if (!organization) throw new Refusal("所选的组织不存在，请重新选择。", field);
  if (organization.archivedAt) throw new Refusal(`“${organization.name}”已归档，请选择在用的组织。`, field);
}

/** Changes of the tree are rare: one at a time (an advisory lock), while nobody who reads or adds is held up. */
async function lockTree(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('organization'), hashtext('tree'))::text`;
}

async function factsOf(tx: Tx, { name, kind, parentId }: Typed) {
  const parent = parentId === null ? null : await tx.organization.findUnique({ where: { id: parentId } });
  return { name, kind: ORGANIZATION_KIND_LABELS[kind], parent: parent?.name ?? null };
}
