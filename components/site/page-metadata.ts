import type { Metadata } from "next";
import { publicSiteAddress, siteAddress } from "@/lib/core/env";
import { pictureAddress } from "@/lib/core/share-address";
import { getSchool } from "@/lib/settings/public";

/**
 * Title, description and canonical address of a public page, and what is shown of it where its address is shared: the same two
 * texts and a picture. The canonical address is only told once somebody has set the site's; a link to this machine would be
 * worse than none.
 */
export async function pageMetadata({
  title,
  description,
  path,
}: {
  /** Without it the title is the school's name. */
  title?: string;
  description: string;
  path: string;
}): Promise<Metadata> {
  const { schoolName, publicAddress } = await getSchool();
  const site = publicSiteAddress(publicAddress);
  return {
    title: { absolute: title ? `${title} · ${schoolName}` : schoolName },
    description,
    alternates: site ? { canonical: `${site}${path === "/" ? "" : path}` } : undefined,
    // Title and description are taken from above.
    openGraph: { type: "website", locale: "zh_CN", images: siteAddress(publicAddress) + pictureAddress(path) },
  };
}
