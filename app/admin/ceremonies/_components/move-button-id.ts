export type Direction = "UP" | "DOWN";

/** What a button that moves an item is called in the page; the address names it after a move, and the focus goes there. */
export function moveButtonId(direction: Direction, itemId: number): string {
  return `${direction.toLowerCase()}-${itemId}`;
}
