import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { ComboboxField } from "@/components/ui/combobox-field";
import { DateField } from "@/components/ui/date-field";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionForm } from "@/components/ui/form";
import { MultiPickField } from "@/components/ui/multi-pick-field";
import { NumberField } from "@/components/ui/number-field";
import { PageHeader } from "@/components/ui/page-header";
import { TextField } from "@/components/ui/text-field";
import { listCeremonyOptions } from "@/lib/ceremonies/queries";
import type { SearchParams } from "@/lib/core/address";
import { dayInShanghai } from "@/lib/core/dates";
import { may, requireViewer } from "@/lib/core/viewer";
import { getNextBatch } from "@/lib/teaching-points/plaques/queries";
import { listPointOptions } from "@/lib/teaching-points/queries";
import { choiceFromAddress, typedFromAddress } from "../_components/award-address";
import { AwardReview } from "../_components/award-review";
import { reviewAward } from "../actions";

export const metadata: Metadata = { title: "授牌" };

export default async function AwardPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("plaques.keep");
  const params = await searchParams;
  const typed = typedFromAddress(params);
  const choice = choiceFromAddress(params);
  const points = await listPointOptions(viewer, dayInShanghai());
  const ceremonies = await listCeremonyOptions(viewer);
  const batch = typed.batch || String(await getNextBatch(viewer));
  const awardedOn = typed.awardedOn || (ceremonies.find(({ value }) => value === typed.ceremonyId)?.day ?? "");
  return (
    <>
      <PageHeader title="授牌" breadcrumbs={[{ label: "教学点", href: "/admin/teaching-points" }]} />
      {points.length === 0 ? (
        <EmptyState
          title="还没有可以授牌的教学点"
          text="先登记教学点，再来授牌。"
          action={
            may(viewer, "teaching-points.keep") && (
              <LinkButton href="/admin/teaching-points/new" variant="primary">
                新建教学点
              </LinkButton>
            )
          }
        />
      ) : (
        <ActionForm
          key={JSON.stringify(params)}
          action={reviewAward}
          defaultValue={{ ...typed, batch, awardedOn }}
          submitLabel="逐点核对"
          secondary={<LinkButton href="/admin/teaching-points">取消</LinkButton>}
        >
          <MultiPickField
            name="points"
            label="教学点"
            required
            description="可以一次选择多个。已在册的要先摘牌。"
            options={points}
          />
          <NumberField name="batch" label="批次" required description="同一批授牌填同一个数，如第二批填 2。" />
          <ComboboxField
            name="ceremonyId"
            label="仪式"
            options={ceremonies}
            description="在仪式上授牌的，选择那一场。"
          />
          <DateField name="awardedOn" label="授牌日期" required />
          <TextField name="presenterName" label="授牌人" maxLength={50} width="16em" description="不公开。" />
        </ActionForm>
      )}
      {choice && <AwardReview viewer={viewer} choice={choice} />}
    </>
  );
}
