/**
 * What is made on request and costs much, kept in memory by what it is made from: the same is made once, also when many ask at
 * once. The `most` asked for last stay; what failed is made anew.
 */
export function keepLatest<Result>(
  most: number,
  make: (from: string) => Promise<Result>,
): (from: string) => Promise<Result> {
  const kept = new Map<string, Promise<Result>>();
  return (from) => {
    const made = kept.get(from) ?? make(from);
    kept.delete(from);
    kept.set(from, made);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    made.catch(() => kept.get(from) === made && kept.delete(from));
    return made;
  };
}
