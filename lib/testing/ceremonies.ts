import { randomUUID } from "node:crypto";
import { addAgendaItem } from "@/lib/ceremonies/agenda/commands";
import type { AgendaItemInput } from "@/lib/ceremonies/agenda/schema";
import { createCeremony, publishCeremony } from "@/lib/ceremonies/commands";
import type { CeremonyInput } from "@/lib/ceremonies/schema";
import { type Actor, SYSTEM } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";

/** A ceremony with a title of its own, unpublished and without an agenda. */
export async function aCeremony(tx: Tx, overrides: Partial<CeremonyInput> = {}, actor: Actor = SYSTEM) {
  const id = await createCeremony(tx, actor, {
    title: `测试仪式 ${randomUUID()}`,
    heldOn: "2025-02-20",
    heldOnRemark: null,
    startTime: null,
    endTime: null,
    place: "测试礼堂",
    summary: null,
    ...overrides,
  });
  return tx.ceremony.findUniqueOrThrow({ where: { id } });
}

/** A ceremony that the public may see. */
export async function aPublicCeremony(tx: Tx, overrides: Partial<CeremonyInput> = {}, actor: Actor = SYSTEM) {
  const { id, version } = await aCeremony(tx, overrides, actor);
  await publishCeremony(tx, actor, { id, version });
  return tx.ceremony.findUniqueOrThrow({ where: { id } });
}

/** An item at the end of a ceremony's agenda. */
export async function anAgendaItem(
  tx: Tx,
  ceremonyId: number,
  overrides: Partial<Omit<AgendaItemInput, "ceremonyId" | "version">> = {},
) {
  const { version } = await tx.ceremony.findUniqueOrThrow({ where: { id: ceremonyId } });
  const item = {
    ceremonyId,
    version,
    kind: "SPEECH" as const,
    title: "测试讲话",
    remark: null,
    courseId: null,
    presenters: [],
    videos: [],
  };
  const id = await addAgendaItem(tx, SYSTEM, { ...item, ...overrides });
  return tx.agendaItem.findUniqueOrThrow({ where: { id } });
}

/** A presenter who is only a name, and does not agree to its being public. */
export function aPresenter(overrides: Partial<AgendaItemInput["presenters"][number]> = {}) {
  return {
    name: "测试主讲",
    capacity: null,
    lecturerId: null,
    organizationId: null,
    nameIsPublic: false,
    ...overrides,
  };
}
