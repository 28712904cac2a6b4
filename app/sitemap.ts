import type { MetadataRoute } from "next";
import { slugOf } from "@/components/site/slug";
import { getPublicCeremonies } from "@/lib/ceremonies/public";
import { dayInShanghai, yearOf } from "@/lib/core/dates";
import { publicSiteAddress } from "@/lib/core/env";
import { listPublicCourseIds } from "@/lib/courses/public";
import { listPublicLecturerIds } from "@/lib/lecturers/public";
import { listPublicTeams } from "@/lib/lecturers/teams/public";
import { getSchool } from "@/lib/settings/public";
import { getPublicPoints } from "@/lib/teaching-points/public";
import { listPublicRoutes, listThemes } from "@/lib/teaching-points/routes/public";

/** What is kept of it is kept by server/kept-pages.mjs. */
export const dynamic = "force-dynamic";

/** Pages that are always there. The front page's address is the site's own. */
const PARTS = [
  ...["", "/lecturers", "/lecturer-teams", "/courses", "/courses/lecturer", "/routes", "/teaching-points"],
  ...["/teaching-points/map", "/ceremonies", "/calendar", "/accessibility"],
];

/**
 * Every public page, for search engines; the large-print edition is the same pages again and stays out. Empty until the
 * address of the site is set: a map needs whole addresses.
 */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { publicAddress, about } = await getSchool();
  const site = publicSiteAddress(publicAddress);
  if (!site) return [];
  const today = dayInShanghai();
  const ceremonies = await getPublicCeremonies();
  const years = new Set(ceremonies.map(({ heldOn }) => yearOf(heldOn)));
  const paths = [
    ...PARTS,
    ...(Object.values(about).some(Boolean) ? ["/about"] : []),
    ...[...years].map((year) => `/calendar/${year}`),
    ...(await listPublicLecturerIds(today)).map((id) => `/lecturers/${id}`),
    ...addressesOf("/lecturer-teams", await listPublicTeams(today)),
    ...(await listPublicCourseIds()).map((id) => `/courses/${id}`),
    ...(await listThemes()).map(({ color }) => `/routes/color/${slugOf(color)}`),
    ...addressesOf("/routes", await listPublicRoutes()),
    ...addressesOf("/teaching-points", await getPublicPoints()),
    ...addressesOf("/ceremonies", ceremonies),
  ];
  return paths.map((path) => ({ url: `${site}${path}` }));
}

function addressesOf(list: string, records: readonly { id: number }[]): string[] {
  return records.map(({ id }) => `${list}/${id}`);
}
