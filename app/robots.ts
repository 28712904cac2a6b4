import type { MetadataRoute } from "next";
import { getSchool } from "@/lib/settings/public";

/** Everything public may be read by search engines; staff pages and letters may not. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  const { publicAddress } = await getSchool();
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/admin", "/verify", "/sign-in", "/api"] },
    sitemap: publicAddress ? `${publicAddress}/sitemap.xml` : undefined,
  };
}
