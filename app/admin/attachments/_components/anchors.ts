type Direction = "UP" | "DOWN";

/** Where the page scrolls to after something was done to an attachment. */
export const attachmentAnchor = (id: number): string => `attachment-${id}`;

/** The button that was pressed: it takes the focus again, so that an attachment moves on step by step. */
export const moveAnchor = (direction: Direction, id: number): string =>
  `attachment-${direction === "UP" ? "up" : "down"}-${id}`;
