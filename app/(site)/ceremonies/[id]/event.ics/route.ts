import { getCalendarCeremony } from "@/lib/ceremonies/calendar/public";
import { calendarEntry } from "@/lib/ceremonies/calendar/rules";
import { entryToAdd } from "@/lib/core/calendar-file";
import { publicSiteAddress } from "@/lib/core/env";
import { recordId } from "@/lib/core/errors";
import { getSchool } from "@/lib/settings/public";

/** One published gathering to be added to somebody's calendar. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = recordId((await params).id);
  const ceremony = id && (await getCalendarCeremony(id));
  if (!ceremony) return new Response("没有这场仪式，或者已经撤下。", { status: 404 });
  const { publicAddress } = await getSchool();
  return entryToAdd(calendarEntry(ceremony, publicSiteAddress(publicAddress)));
}
