import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import { getSettings } from "./queries";
import { contactAddress } from "./rules";

/** What public pages say about the school itself. Empty texts are shown nowhere. */
export type SchoolFacts = Awaited<ReturnType<typeof readSchool>>;

/** Names, footer and texts of the school for public pages. */
export async function readSchool(client: Tx = db) {
  const settings = await getSettings(client);
  const { townName, schoolName, sponsor, contact, icpNumber, publicSecurityNumber } = settings;
  const { introductionText, threeSchoolsText, lecturerPoolText, publicAddress, tiandituKey } = settings;
  return {
    townName,
    schoolName,
    publicAddress,
    tiandituKey,
    footer: { sponsor, contact, icpNumber, publicSecurityNumber },
    about: { introductionText, threeSchoolsText, lecturerPoolText },
  };
}

/** Whom somebody tells of a weakness of this site, as an address that programs understand; null when the school names nobody. */
export async function readSecurityContact(client: Tx = db): Promise<string | null> {
  return contactAddress((await getSettings(client)).securityContact);
}

/** `readSchool`, kept until the settings change. */
export const getSchool = publicRead("school", () => readSchool());
