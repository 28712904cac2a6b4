import type { MetadataRoute } from "next";
import { publicSiteAddress } from "@/lib/core/env";
import { getSchool } from "@/lib/settings/public";

/**
 * Everything public may be read by search engines; staff pages and what /verify says of a letter may not. Pages in large print
 * say for themselves that they are not to be listed: who may not read them would not see it.
 */
export default async function robots(): Promise<MetadataRoute.Robots> {
  const site = publicSiteAddress((await getSchool()).publicAddress);
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/admin", "/verify?", "/sign-in", "/api"] },
    sitemap: site ? `${site}/sitemap.xml` : undefined,
  };
}
