/**
 * What server/changes.mjs tells this process of changes that public pages may show: the number of the present state, or
 * undefined while nothing may be kept, and when everything committed so far has been heard of.
 */
type Changes = { generation: () => number | undefined; heard: () => Promise<void> };

const holder = globalThis as { partySchoolChanges?: Changes };

/** The number under which something read now may be kept; undefined where nothing may (development, tests, a lost connection). */
export function currentGeneration(): number | undefined {
  return holder.partySchoolChanges?.generation();
}

/**
 * Resolves when this server shows nothing older than what has been committed before the call. Whoever writes waits for it
 * before answering, so that the next request already sees the change; other servers hear of it in the same moment.
 */
export async function changesHeard(): Promise<void> {
  await holder.partySchoolChanges?.heard();
}
