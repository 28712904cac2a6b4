import { notFound } from "next/navigation";
import { publicSiteAddress } from "@/lib/core/env";
import { getSchool, readSecurityContact } from "@/lib/settings/public";
import { securityText } from "@/lib/settings/rules";

export const dynamic = "force-dynamic";

/** Whom to tell of a weakness of this site; there is no such file when the settings name nobody. */
export async function GET(): Promise<Response> {
  const contact = await readSecurityContact();
  if (!contact) notFound();
  const text = securityText(contact, publicSiteAddress((await getSchool()).publicAddress), new Date());
  return new Response(text, {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache" },
  });
}
