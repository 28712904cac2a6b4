/** A value of a closed list as a part of an address: FULL_TIME → full-time. */
export function slugOf(value: string): string {
  return value.toLowerCase().replaceAll("_", "-");
}

/** The value of the list that a part of an address stands for, or null: the page answers 404. */
export function fromSlug<Value extends string>(values: readonly Value[], slug: string): Value | null {
  return values.find((value) => slugOf(value) === slug) ?? null;
}
