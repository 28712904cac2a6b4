import type { Metadata } from "next";
import { getSchool } from "@/lib/settings/public";

/**
 * Title, description and canonical address of a public page. The address of the site is only known once an administrator
 * has set it; until then there is no canonical link rather than one to this machine. No Open Graph: WeChat reads the title,
 * and saying everything three more times made a short page a tenth longer.
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
  const full = title ? `${title} · ${schoolName}` : schoolName;
  return {
    title: { absolute: full },
    description,
    alternates: publicAddress ? { canonical: `${publicAddress}${path === "/" ? "" : path}` } : undefined,
  };
}
