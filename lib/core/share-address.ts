/** Kinds of records whose pages have a picture of their own, by the first part of their address. */
export const PICTURED_RECORDS = [
  "ceremonies",
  "courses",
  "lecturer-teams",
  "lecturers",
  "routes",
  "teaching-points",
] as const;

/** Parts of the site that have a picture for all their other pages; the front page's stands for the rest. */
export const PICTURED_SECTIONS = [...PICTURED_RECORDS, "about", "accessibility", "calendar", "home", "verify"] as const;

/** The address of the picture that stands for a public page where its address is shared. */
export function pictureAddress(path: string): string {
  const [section = "", id = ""] = path
    .replace(/[?#].*$/, "")
    .slice(1)
    .split("/");
  if (PICTURED_RECORDS.some((known) => known === section) && /^\d+$/.test(id)) return `/share/${section}/${id}.png`;
  return `/share/${PICTURED_SECTIONS.find((known) => known === section) ?? "home"}.png`;
}

/** The address of the code that leads to a public page. */
export function codeAddress(address: string): string {
  return `/share/qr${address.replace(/^\/(?=\?|$)/, "/home").replace(/(?=\?|$)/, ".svg")}`;
}

/** The page that a code's path leads to: /home.svg → /; null for what is no code's path. */
export function pageOfCode(path: string): string | null {
  if (!path.endsWith(".svg")) return null;
  const page = path.slice(0, -".svg".length);
  return page === "/home" ? "/" : page;
}
