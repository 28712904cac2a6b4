/** Several values under one name, sent along unseen. */
export function HiddenIds({ name, ids }: { name: string; ids: readonly number[] }) {
  return ids.map((id) => <input key={id} type="hidden" name={name} value={id} />);
}
