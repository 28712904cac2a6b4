/** How a ceremony stands towards the public site. */
export type CeremonyState = "PUBLISHED" | "UNPUBLISHED" | "ARCHIVED";

/** How the states are called in the office. */
export const CEREMONY_STATE_LABELS: Record<CeremonyState, string> = {
  PUBLISHED: "已公开",
  UNPUBLISHED: "未公开",
  ARCHIVED: "已归档",
};

type Standing = { publishedAt: Date | null; archivedAt: Date | null };

/** The state of a ceremony; archived comes first. */
export function ceremonyState({ publishedAt, archivedAt }: Standing): CeremonyState {
  if (archivedAt) return "ARCHIVED";
  return publishedAt ? "PUBLISHED" : "UNPUBLISHED";
}

/** Why a ceremony cannot be edited, as a sentence, or null. */
export function refusalToChange({ archivedAt }: Standing): string | null {
  return archivedAt ? "这场仪式已归档，不能修改；需要时请先恢复。" : null;
}

/** Why a ceremony cannot be shown on the public site, as a sentence, or null. */
export function refusalToPublish({ publishedAt, archivedAt }: Standing): string | null {
  if (archivedAt) return "这场仪式已归档，不能公开；需要时请先恢复。";
  return publishedAt ? "这场仪式已经公开了。" : null;
}

/** What hangs on a ceremony: appointments, proposals that wait for the leader, and plaques. */
export type CeremonyTies = { appointments: number; openProposals: number; plaques: number };

/**
 * Why a ceremony cannot be archived, as a sentence, or null. What was handed over there refers to it, and what is public
 * is withdrawn first, by somebody who may.
 */
export function refusalToArchive({ publishedAt, archivedAt }: Standing, ties: CeremonyTies): string | null {
  if (archivedAt) return "这场仪式已经归档了。";
  const hanging = [
    ties.appointments > 0 && `${ties.appointments} 份聘任`,
    ties.openProposals > 0 && `${ties.openProposals} 份待批呈报`,
    ties.plaques > 0 && `${ties.plaques} 块授牌`,
  ].filter(Boolean);
  if (hanging.length > 0) return `这场仪式关联着 ${hanging.join("、")}，不能归档。`;
  return publishedAt ? "这场仪式正在网站上公开，请先撤下再归档。" : null;
}
