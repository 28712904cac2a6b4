/** A browser is remembered for so long after its last sign-in. */
export const BROWSER_DAYS = 180;
/** So many of one account; of more the longest unused is forgotten. */
export const MOST_BROWSERS = 20;
