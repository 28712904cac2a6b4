/** What hangs on a ceremony: appointments, proposals that wait for the leader, and plaques. */
export type CeremonyTies = { appointments: number; openProposals: number; plaques: number };

/** Why a ceremony cannot be archived, as a sentence, or null: what was handed over there refers to it. */
export function refusalOfTies(ties: CeremonyTies): string | null {
  const hanging = [
    ties.appointments > 0 && `${ties.appointments} 份聘任`,
    ties.openProposals > 0 && `${ties.openProposals} 份待批呈报`,
    ties.plaques > 0 && `${ties.plaques} 块授牌`,
  ].filter(Boolean);
  return hanging.length > 0 ? `这场仪式关联着 ${hanging.join("、")}，不能归档。` : null;
}
