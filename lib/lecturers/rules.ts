import { type Day, formatTerm } from "@/lib/core/dates";
import { lastDayOf, type Term } from "./appointments/rules";

/** Who a lecturer is, in one line that tells people of one name apart: organization and post, else the record's number. */
export function whoIs(lecturer: { id: number; post: string | null; organization: { name: string } | null }): string {
  const known = [lecturer.organization?.name, lecturer.post].filter(Boolean).join(" · ");
  return known || `第 ${lecturer.id} 号`;
}

/** Why somebody cannot be entered without saying that it is another person, as a sentence, or null. */
export function refusalOfNamesake(name: string, namesakes: readonly string[], isNamesake: boolean): string | null {
  if (namesakes.length === 0 || isNamesake) return null;
  return `已有 ${namesakes.length} 位“${name}”（${namesakes.slice(0, 5).join("；")}）。如果不是同一人，请勾选“确认是另一位同名讲师”后再保存。`;
}

/** An appointment as the archiving of its lecturer or team must know it. */
export type TermWithLetter = Term & { letterNo: string | null };

/** Why somebody with these appointments cannot be archived, as a sentence, or null: every term must be over. */
export function refusalOfTerms(name: string, appointments: readonly TermWithLetter[], today: Day): string | null {
  const standing = appointments.find((term) => (lastDayOf(term) ?? today) >= today);
  if (!standing) return null;
  const letter = standing.letterNo ? `聘书 ${standing.letterNo}` : "一项聘任";
  return `${name}还有${letter}（${formatTerm(standing.termStart, lastDayOf(standing))}）没有结束：请先解聘、辞聘，或等聘期届满后再归档。`;
}
