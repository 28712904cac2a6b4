type Candidate = { lecturer: { name: string } | null; team: { name: string } | null };

/** How many names tell a proposal from another. */
export const NAMES_SHOWN = 3;

/** What the people and teams of a proposal are called. */
export function namesIn(candidates: readonly Candidate[]): string[] {
  return candidates.map(({ lecturer, team }) => lecturer?.name ?? team?.name ?? "");
}

/** The first names and, when there are more, how many in all: 马伟民、张三、李四等 12 个. */
export function firstNames(names: readonly string[], count = names.length): string {
  const shown = names.slice(0, NAMES_SHOWN).join("、");
  return count > Math.min(names.length, NAMES_SHOWN) ? `${shown}等 ${count} 个` : shown;
}
