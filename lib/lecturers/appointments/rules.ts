import { addYears, type Day, formatDay, formatTerm } from "@/lib/core/dates";
import type { AppointmentCategory, EndReason } from "@/prisma/generated/enums";

/** The term of an appointment and how it ended, as days. */
export type Term = { termStart: Day; termEnd: Day | null; endedOn: Day | null };

/** An earlier or present appointment of somebody, as far as a new one has to know it. */
export type KnownAppointment = Term & {
  id: number;
  category: AppointmentCategory;
  letterNo: string | null;
  endReason: EndReason | null;
  renewed: boolean;
};

/** A proposal that waits for the leader and names the same person. */
export type PendingCandidacy = { proposalId: number; termStart: Day; termEnd: Day | null };

/** Somebody who is to be appointed. */
export type Candidate = {
  name: string;
  kind: "LECTURER" | "TEAM";
  archived: boolean;
  appointments: KnownAppointment[];
  pending: PendingCandidacy[];
};

/** What they are to be appointed as. */
export type Engagement = {
  kind: "NEW" | "RENEWAL";
  category: AppointmentCategory;
  termStart: Day;
  termEnd: Day | null;
};

/** A term lasts at most this many years. */
export const LONGEST_TERM_YEARS = 10;

/** The last day of an appointment, printed or brought forward; null when it is open. */
export function lastDayOf<D>({ endedOn, termEnd }: { endedOn: D | null; termEnd: D | null }): D | null {
  return endedOn ?? termEnd;
}

/** Whether an appointment is in force on a day: termStart ≤ day and (endedOn or termEnd) ≥ day, or open. */
export function inForceOn(term: Term, day: Day): boolean {
  const last = lastDayOf(term);
  return term.termStart <= day && (last === null || last >= day);
}

/** Whether two stretches of days share one; null as end means open. */
export function overlaps(a: { start: Day; end: Day | null }, b: { start: Day; end: Day | null }): boolean {
  return (b.end === null || a.start <= b.end) && (a.end === null || b.start <= a.end);
}

/** Whoever proposed and whoever decides, as numbers of accounts; null is the system. */
type Deciding = { proposedById: number | null; decidedById: number | null; isSmallSchool: boolean };

/** Whether the one who decides is the one who proposed. What the system proposed is nobody's own. */
export function isOwnProposal({ proposedById, decidedById }: Omit<Deciding, "isSmallSchool">): boolean {
  return proposedById !== null && proposedById === decidedById;
}

/** Why somebody cannot approve a proposal, as a sentence, or null: two people look at every appointment. */
export function refusalToApprove(deciding: Deciding): string | null {
  if (!isOwnProposal(deciding) || deciding.isSmallSchool) return null;
  return "这份呈报是您自己提交的，要由另一位分管领导批准。";
}

/** Why a term cannot be, as a sentence and the field it belongs to, or null. */
export function refusalOfTerm(termStart: Day, termEnd: Day | null): { field: string; sentence: string } | null {
  if (termEnd === null) return null;
  if (termEnd < termStart) return { field: "termEnd", sentence: "聘期结束不能早于聘期开始。" };
  if (termEnd >= addYears(termStart, LONGEST_TERM_YEARS)) {
    return { field: "termEnd", sentence: `一个聘期最长 ${LONGEST_TERM_YEARS} 年；更长的请不填结束日期（长期有效）。` };
  }
  return null;
}

/** Why this person or team cannot be appointed so, in a sentence, or null when nothing stands against it. */
export function refusalToAppoint(candidate: Candidate, engagement: Engagement): string | null {
  if (candidate.archived) return `${candidate.name}已归档，不能聘任；需要时请先恢复。`;
  if (candidate.kind === "TEAM" && engagement.category !== "SPECIAL")
    return `${candidate.name}是讲师团，只能以“特聘”聘任。`;
  const wanted = { start: engagement.termStart, end: engagement.termEnd };
  const clash = candidate.appointments.find((known) =>
    overlaps({ start: known.termStart, end: lastDayOf(known) }, wanted),
  );
  if (clash) {
    const letter = clash.letterNo ? `聘书 ${clash.letterNo}` : "已有聘任";
    return `${candidate.name}的聘期与${letter}（${formatTerm(clash.termStart, lastDayOf(clash))}）重叠。`;
  }
  const pending = candidate.pending.find((other) => overlaps({ start: other.termStart, end: other.termEnd }, wanted));
  if (pending) return `${candidate.name}已在第 ${pending.proposalId} 号待批呈报中，聘期重叠。`;
  if (engagement.kind === "RENEWAL" && !renewable(candidate.appointments, engagement)) {
    return `${candidate.name}没有可以续聘的聘任：续聘要接在同一类别、到期结束的聘任之后。`;
  }
  return null;
}

/**
 * The appointment that a renewal continues: the latest one of the same category that ran to its printed end before the new
 * term and was not renewed yet; undefined when there is none.
 */
export function renewable(appointments: KnownAppointment[], engagement: Engagement): KnownAppointment | undefined {
  return appointments
    .filter((known) => known.category === engagement.category && known.endReason === null && !known.renewed)
    .filter((known) => known.termEnd !== null && known.termEnd < engagement.termStart)
    .sort((a, b) => b.termStart.localeCompare(a.termStart))[0];
}

/** Why an appointment cannot be ended on this day, as a sentence, or null. `endedOn` is its last day in force. */
export function refusalToEnd(term: Term, endedOn: Day): string | null {
  if (term.endedOn) return `这一聘任已于${formatDay(term.endedOn)}结束。`;
  if (endedOn < term.termStart) return `结束日期不能早于聘期开始（${formatDay(term.termStart)}）。`;
  if (term.termEnd && endedOn > term.termEnd) return `结束日期不能晚于聘书所印的聘期（${formatDay(term.termEnd)}）。`;
  return null;
}

/** How an appointment stands on a day. */
export function standingOn(term: Term, today: Day): "FUTURE" | "IN_FORCE" | "ENDED" | "EXPIRED" {
  if (inForceOn(term, today)) return "IN_FORCE";
  if (term.termStart > today) return "FUTURE";
  return term.endedOn ? "ENDED" : "EXPIRED";
}
