import { getCalendarCeremonies } from "@/lib/ceremonies/calendar/public";
import { calendarEntry } from "@/lib/ceremonies/calendar/rules";
import { calendarToFollow } from "@/lib/core/calendar-file";
import { publicSiteAddress } from "@/lib/core/env";
import { publicToday } from "@/lib/core/public-day";
import { getSchool } from "@/lib/settings/public";

export const dynamic = "force-static";

/** The calendar to follow: the published gatherings to come and of the past year. */
export async function GET(): Promise<Response> {
  const { schoolName, publicAddress } = await getSchool();
  const ceremonies = await getCalendarCeremonies(await publicToday());
  const site = publicSiteAddress(publicAddress);
  const entries = ceremonies.map((ceremony) => calendarEntry(ceremony, site));
  return calendarToFollow(`${schoolName}日历`, entries);
}
