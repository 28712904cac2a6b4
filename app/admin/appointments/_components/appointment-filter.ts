import { choiceIn, numberIn, type SearchParams, textIn } from "@/lib/core/address";
import { dayInShanghai } from "@/lib/core/dates";
import { typedDay } from "@/lib/core/typed-date";
import type { AppointmentFilter } from "@/lib/lecturers/appointments/queries";
import { AppointmentCategory, EndReason, ProposalKind } from "@/prisma/generated/enums";

type Params = Awaited<SearchParams>;

/** What the address narrows the list of appointments by; what makes no sense there is left out. */
export function appointmentFilterIn(params: Params): AppointmentFilter {
  const ending = typedDay(textIn(params.ending));
  return {
    text: textIn(params.q),
    category: choiceIn(params.category, Object.values(AppointmentCategory)),
    subject: choiceIn(params.subject, ["LECTURER", "TEAM"]),
    kind: choiceIn(params.kind, Object.values(ProposalKind)),
    endReason: choiceIn(params.reason, Object.values(EndReason)),
    inForceOn: typedDay(textIn(params.on)),
    startedIn: numberIn(params.started, 1900, 2199),
    endedIn: numberIn(params.ended, 1900, 2199),
    ending: ending ? { from: dayInShanghai(), until: ending } : undefined,
    ceremonyId: numberIn(params.ceremony, 1, 999_999_999),
  };
}
