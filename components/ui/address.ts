/** What a page gets as its awaited `searchParams`. */
export type AddressParams = Record<string, string | string[] | undefined>;

/**
 * The query string of the same page with some parameters changed; `undefined` or "" takes one away.
 * Always starts with "?", so that a link with nothing left still drops the old query.
 */
export function addressWith(params: AddressParams, changes: AddressParams): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...params, ...changes })) {
    for (const one of [value].flat()) {
      if (one) query.append(name, one);
    }
  }
  return `?${query}`;
}
