import { db, type Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import type { ThemeColor } from "@/prisma/generated/enums";

/** The four themes in their order, each with how many routes and courses it has that are not archived. */
export async function listThemes(_viewer: Viewer<"records.view">, client: Tx = db) {
  return client.theme.findMany({ include: { _count: { select: counted } }, orderBy: { color: "asc" } });
}

/** One of the four themes. */
export async function getTheme(_viewer: Viewer<"records.view">, color: ThemeColor, client: Tx = db) {
  return client.theme.findUniqueOrThrow({ where: { color } });
}

/** The four themes by name, for a field or filter to pick from. */
export async function listThemeOptions(_viewer: Viewer<"records.view">, client: Tx = db) {
  const themes = await client.theme.findMany({ orderBy: { color: "asc" } });
  return themes.map(({ color, name }) => ({ value: color, label: name }));
}

const counted = { routes: { where: { archivedAt: null } }, courses: { where: { archivedAt: null } } };
