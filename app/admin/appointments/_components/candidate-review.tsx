import { Badge } from "@/components/ui/badge";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { formatTerm } from "@/lib/core/dates";
import type { Viewer } from "@/lib/core/viewer";
import { checkCandidates } from "@/lib/lecturers/appointments/proposals/queries";
import type { ProposalInput } from "@/lib/lecturers/appointments/proposals/schema";
import { refusalOfTerm } from "@/lib/lecturers/appointments/rules";
import { CATEGORY_LABELS, PROPOSAL_KIND_LABELS } from "@/lib/lecturers/appointments/schema";
import { propose } from "../actions";
import { HiddenIds } from "./hidden-ids";

/** What will be saved and what will be refused, person by person; only the acceptable ones go into the proposal. */
export async function CandidateReview({
  viewer,
  choice,
}: {
  viewer: Viewer<"appointments.make">;
  choice: ProposalInput;
}) {
  const wrongTerm = refusalOfTerm(choice.termStart, choice.termEnd);
  if (wrongTerm)
    return (
      <Notice kind="danger" title="聘期有误">
        {wrongTerm.sentence}
      </Notice>
    );
  const candidates = await checkCandidates(viewer, choice, choice);
  const accepted = candidates.filter(({ refusal }) => refusal === null);
  const refused = candidates.length - accepted.length;
  return (
    <section aria-labelledby="review" className="mt-10 border-t border-line-strong pt-6">
      <h2 id="review" tabIndex={-1} className="scroll-mt-6 font-serif text-xl font-bold">
        核对结果
      </h2>
      <p className="mb-3 text-sm">
        {PROPOSAL_KIND_LABELS[choice.kind]} {CATEGORY_LABELS[choice.category]}，聘期
        {formatTerm(choice.termStart, choice.termEnd)}：可以呈报 {accepted.length} 个
        {refused > 0 && `，不能呈报 ${refused} 个（不会包含在呈报中）`}。
      </p>
      <Table
        caption="逐人核对"
        hideCaption
        rows={[...candidates].sort((a, b) => Number(b.refusal !== null) - Number(a.refusal !== null))}
        rowKey={(row) => `${row.kind}${row.lecturerId ?? row.teamId}`}
        columns={[
          { key: "name", header: "姓名", cell: (row) => row.name },
          { key: "hint", header: "单位和职务", cell: (row) => row.hint || "—" },
          {
            key: "result",
            header: "结果",
            cell: (row) =>
              row.refusal === null ? (
                <Badge tone="ok">可以呈报</Badge>
              ) : (
                <>
                  <Badge tone="danger">不能呈报</Badge> <span className="whitespace-normal">{row.refusal}</span>
                </>
              ),
          },
        ]}
      />
      {accepted.length > 0 && (
        <div className="mt-5">
          <ActionForm
            key={JSON.stringify(choice)}
            action={propose}
            hidden={{
              kind: choice.kind,
              category: choice.category,
              termStart: choice.termStart,
              termEnd: choice.termEnd,
              ceremonyId: choice.ceremonyId,
              remark: choice.remark,
            }}
            submitLabel={`呈报这 ${accepted.length} 个`}
          >
            <HiddenIds name="lecturerIds" ids={accepted.flatMap(({ lecturerId }) => lecturerId ?? [])} />
            <HiddenIds name="teamIds" ids={accepted.flatMap(({ teamId }) => teamId ?? [])} />
          </ActionForm>
        </div>
      )}
    </section>
  );
}
