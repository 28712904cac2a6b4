import { type ProposalInput, proposalInput } from "@/lib/lecturers/appointments/proposals/schema";

const PATH = "/admin/appointments/new";

/** The address of the form page with a choice in it. Ids are joined by dots: five hundred of them must fit. */
export function reviewAddress(choice: ProposalInput): string {
  const query = new URLSearchParams({
    kind: choice.kind,
    lecturers: choice.lecturerIds.join("."),
    teams: choice.teamIds.join("."),
    category: choice.category,
    start: choice.termStart,
    end: choice.termEnd ?? "",
    ceremony: String(choice.ceremonyId ?? ""),
    remark: choice.remark ?? "",
    review: "1",
  });
  return `${PATH}?${query}#review`;
}

/** What the form fields hold for an address: the reverse of `reviewAddress`, and links that only name some lecturers. */
export function typedFromAddress(params: Record<string, string | string[] | undefined>) {
  const text = (name: string) => [params[name] ?? ""].flat()[0] ?? "";
  return {
    kind: text("kind") || "NEW",
    lecturerIds: text("lecturers").split(".").filter(Boolean),
    teamIds: text("teams").split(".").filter(Boolean),
    category: text("category"),
    termStart: text("start"),
    termEnd: text("end"),
    ceremonyId: text("ceremony"),
    remark: text("remark"),
  };
}

/** The choice in an address that asks for a review, or null when there is none or somebody bent it. */
export function choiceFromAddress(params: Record<string, string | string[] | undefined>): ProposalInput | null {
  if (!params.review) return null;
  const read = proposalInput.safeParse(typedFromAddress(params));
  return read.success ? read.data : null;
}
