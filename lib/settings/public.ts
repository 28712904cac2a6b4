import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import { getSettings } from "./queries";

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

/** `readSchool`, kept until the settings change. */
export const getSchool = publicRead("school", () => readSchool());
