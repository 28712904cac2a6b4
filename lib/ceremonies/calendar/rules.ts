import type { CalendarEntry } from "@/lib/core/calendar-file";
import type { CalendarCeremony } from "./public";

/**
 * A ceremony as an entry of somebody's calendar. Its number stays the same for ever and grows with every change, so that a
 * calendar replaces what it has. `site` is the site's own address; without one the entry leads nowhere.
 */
export function calendarEntry(ceremony: CalendarCeremony, site: string | null): CalendarEntry {
  const { id, calendarUid, title, heldOn, heldOnRemark, summary, isSample, version } = ceremony;
  const url = site && `${site}/ceremonies/${id}`;
  const lines = [summary, heldOnRemark && `关于日期：${heldOnRemark}`, url && `详情：${url}`].filter(Boolean);
  return {
    uid: calendarUid,
    title: isSample && !title.startsWith("示例") ? `示例：${title}` : title,
    day: heldOn,
    startTime: ceremony.startTime,
    endTime: ceremony.endTime,
    place: ceremony.place,
    description: lines.join("\n") || null,
    url,
    sequence: version,
    changedAt: ceremony.changedAt,
  };
}
