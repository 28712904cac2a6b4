/** Where the large-print edition begins: the page /courses/12 is also at /large/courses/12. */
const LARGE_PRINT = "/large";

/** What the addresses begin with that are not public pages: staff pages, files, and what programs ask for. */
export const NOT_PUBLIC = new Set([
  "_next",
  "admin",
  "api",
  "files",
  "invitation",
  "large",
  "setup",
  "share",
  "sign-in",
]);

/**
 * Whether a path on this site is a public page's; one that ends like a file (calendar.ics) is not.
 * @param {string} path
 */
export function isPublicPage(path) {
  const [, first = ""] = path.split("/", 2);
  return /^\/(?!\/)/.test(path) && !NOT_PUBLIC.has(first) && !/\.\w+$/.test(path);
}

/**
 * The same page in large print.
 * @param {string} address a public page's path, with a query or fragment or without
 */
export function inLargePrint(address) {
  return LARGE_PRINT + address.replace(/^\/(?=[?#]|$)/, "");
}

/**
 * The page of which an address is the large-print edition, or null when it is none.
 * @param {string} address
 */
export function outOfLargePrint(address) {
  if (!/^\/large(?=[/?#]|$)/.test(address)) return null;
  return address.slice(LARGE_PRINT.length).replace(/^(?!\/)/, "/");
}
