import { getCalendarCeremonies } from "@/lib/ceremonies/calendar/public";
import { calendarEntry } from "@/lib/ceremonies/calendar/rules";
import { calendarToFollow } from "@/lib/core/calendar-file";
import { dayInShanghai } from "@/lib/core/dates";
import { publicSiteAddress } from "@/lib/core/env";
import { getSchool } from "@/lib/settings/public";

/** The calendar to follow: the published gatherings to come and of the past year. */
export async function GET(): Promise<Response> {
  const { schoolName, publicAddress } = await getSchool();
  const ceremonies = await getCalendarCeremonies(dayInShanghai());
  const site = publicSiteAddress(publicAddress);
  const entries = ceremonies.map((ceremony) => calendarEntry(ceremony, site));
  return calendarToFollow(`${schoolName}日历`, entries);
}
