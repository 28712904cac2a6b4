/** So many of one account; of more the longest unused is forgotten. */
export const MOST_BROWSERS = 20;
