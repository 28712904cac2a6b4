import type { MetadataRoute } from "next";
import { getPublicCeremonies } from "@/lib/ceremonies/public";
import { publicToday } from "@/lib/core/public-day";
import { listPublicCourseIds } from "@/lib/courses/public";
import { listPublicLecturers } from "@/lib/lecturers/public";
import { listPublicTeams } from "@/lib/lecturers/teams/public";
import { getSchool } from "@/lib/settings/public";
import { getPublicPoints } from "@/lib/teaching-points/public";

/** Every public page, for search engines. Empty until the address of the site is set: a map needs whole addresses. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { publicAddress } = await getSchool();
  if (!publicAddress) return [];
  const today = await publicToday();
  const paths = [
    ...["", "/lecturers", "/lecturer-teams", "/teaching-points", "/courses", "/ceremonies"],
    ...(await listPublicLecturers(today, null)).map(({ id }) => `/lecturers/${id}`),
    ...(await listPublicTeams(today)).map(({ id }) => `/lecturer-teams/${id}`),
    ...(await getPublicPoints()).map(({ id }) => `/teaching-points/${id}`),
    ...(await listPublicCourseIds()).map((id) => `/courses/${id}`),
    ...(await getPublicCeremonies()).map(({ id }) => `/ceremonies/${id}`),
  ];
  return paths.map((path) => ({ url: `${publicAddress}${path}` }));
}
