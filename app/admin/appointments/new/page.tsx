import type { Metadata } from "next";
import { ComboboxField } from "@/components/ui/combobox-field";
import { DateField } from "@/components/ui/date-field";
import { ActionForm } from "@/components/ui/form";
import { MultiPickField } from "@/components/ui/multi-pick-field";
import { PageHeader } from "@/components/ui/page-header";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-area";
import { listCeremonyOptions } from "@/lib/ceremonies/queries";
import type { SearchParams } from "@/lib/core/address";
import { recordId } from "@/lib/core/errors";
import { requireViewer } from "@/lib/core/viewer";
import { listLecturerOptions, listTeamOptions } from "@/lib/lecturers/appointments/proposals/queries";
import { CATEGORY_LABELS, PROPOSAL_KIND_LABELS } from "@/lib/lecturers/appointments/schema";
import { searchLecturerOptions } from "../../lecturers/actions";
import { CandidateReview } from "../_components/candidate-review";
import { choiceFromAddress, typedFromAddress } from "../_components/review-address";
import { reviewChoice } from "../actions";

export const metadata: Metadata = { title: "呈报聘任" };

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export default async function NewProposalPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("appointments.make");
  const params = await searchParams;
  const typed = typedFromAddress(params);
  const choice = choiceFromAddress(params);
  const picked = typed.lecturerIds.flatMap((id) => recordId(id) ?? []);
  return (
    <>
      <PageHeader title="呈报聘任" breadcrumbs={[{ label: "聘任", href: "/admin/appointments" }]} />
      <ActionForm key={JSON.stringify(params)} action={reviewChoice} defaultValue={typed} submitLabel="逐人核对">
        <SelectField
          name="kind"
          label="聘任方式"
          required
          options={optionsOf(PROPOSAL_KIND_LABELS)}
          emptyLabel={null}
        />
        <MultiPickField
          name="lecturerIds"
          label="讲师"
          description="可以一次选择多位；同名的讲师按单位和职务区分。"
          options={await listLecturerOptions(viewer, picked)}
          search={searchLecturerOptions}
        />
        <MultiPickField name="teamIds" label="讲师团" options={await listTeamOptions(viewer)} />
        <SelectField name="category" label="聘任类别" required options={optionsOf(CATEGORY_LABELS)} />
        <div className="grid gap-5 sm:grid-cols-2">
          <DateField name="termStart" label="聘期开始" required />
          <DateField name="termEnd" label="聘期结束" description="不填表示长期有效。" />
        </div>
        <ComboboxField
          name="ceremonyId"
          label="颁发聘书的仪式"
          description="填了仪式，聘书落款日期就是仪式当天；不填则是批准当天。"
          options={await listCeremonyOptions(viewer)}
        />
        <TextArea name="remark" label="备注" rows={2} maxLength={500} />
      </ActionForm>
      {choice && <CandidateReview viewer={viewer} choice={choice} />}
    </>
  );
}
