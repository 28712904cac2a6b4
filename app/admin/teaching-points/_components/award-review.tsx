import { Badge } from "@/components/ui/badge";
import { ActionForm } from "@/components/ui/form";
import { Table } from "@/components/ui/table";
import { formatDay } from "@/lib/core/dates";
import type { Viewer } from "@/lib/core/viewer";
import { checkAward } from "@/lib/teaching-points/plaques/queries";
import type { AwardInput } from "@/lib/teaching-points/plaques/schema";
import { award } from "../actions";

/** What will be saved and what will be refused, point by point; only the acceptable ones get a plaque. */
export async function AwardReview({ viewer, choice }: { viewer: Viewer<"plaques.keep">; choice: AwardInput }) {
  const { batch, awardedOn, ceremonyId, presenterName } = choice;
  const points = await checkAward(viewer, choice.points, awardedOn);
  const accepted = points.filter(({ refusal }) => refusal === null);
  const refused = points.length - accepted.length;
  return (
    <section aria-labelledby="review" className="mt-10 border-t border-line-strong pt-6">
      <h2 id="review" tabIndex={-1} className="scroll-mt-6 font-serif text-xl font-bold">
        核对结果
      </h2>
      <p className="mb-3 text-sm">
        第{batch}批，{formatDay(awardedOn)}授牌：可以授牌 {accepted.length} 个
        {refused > 0 && `，不能授牌 ${refused} 个（不会包含在内）`}。
      </p>
      <Table
        caption="逐点核对"
        hideCaption
        rows={points.toSorted((a, b) => Number(b.refusal !== null) - Number(a.refusal !== null))}
        rowKey={({ id }) => String(id)}
        columns={[
          { key: "name", header: "教学点", cell: ({ name }) => <div className="max-w-56 sm:max-w-none">{name}</div> },
          {
            key: "result",
            header: "结果",
            cell: ({ refusal }) =>
              refusal === null ? (
                <Badge tone="ok">可以授牌</Badge>
              ) : (
                <div className="max-w-56 sm:max-w-none">
                  <Badge tone="danger">不能授牌</Badge> {refusal}
                </div>
              ),
          },
          { key: "hint", header: "承载单位", cell: ({ hint }) => hint || "—" },
        ]}
      />
      {accepted.length > 0 && (
        <div className="mt-5">
          <ActionForm
            key={JSON.stringify(choice)}
            action={award}
            hidden={{ batch, awardedOn, ceremonyId, presenterName }}
            submitLabel={`给这 ${accepted.length} 个教学点授牌`}
          >
            {accepted.map(({ id }) => (
              <input key={id} type="hidden" name="points" value={id} />
            ))}
          </ActionForm>
        </div>
      )}
    </section>
  );
}
