/** In characters: the letters of a whole gathering. */
export const LARGE = 100_000;
