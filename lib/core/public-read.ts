import { currentGeneration } from "./changes";

/** So many results are kept (cached); the oldest go first. */
const MOST = 300;

type Reads = { generation: number; results: Map<string, Promise<unknown>> };

/** One for the process: the framework loads this file once for every kind of page. */
const holder = globalThis as { partySchoolReads?: Reads };

/**
 * A read for public pages, kept in memory (cached) until anything changes that such a page may show. The number of the state
 * is taken before reading, so nothing read before a commit is given after it. `key` must be unique in the project; the result
 * is shared and frozen. Tests call `read` itself.
 */
export function publicRead<Args extends unknown[], Result>(
  key: string,
  read: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return (...args) => {
    const generation = currentGeneration();
    if (generation === undefined) return read(...args);
    const results = resultsOf(generation);
    const name = key + JSON.stringify(args);
    const kept = results.get(name) as Promise<Result> | undefined;
    if (kept) return kept;
    const result = read(...args).then(frozen);
    results.set(name, result);
    if (results.size > MOST) results.delete(results.keys().next().value!);
    result.catch(() => results.delete(name));
    return result;
  };
}

function resultsOf(generation: number): Map<string, Promise<unknown>> {
  const { partySchoolReads: reads } = holder;
  if (reads?.generation === generation) return reads.results;
  const results = new Map<string, Promise<unknown>>();
  holder.partySchoolReads = { generation, results };
  return results;
}

/** Shared by all pages that ask: who changed it would change theirs. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
