import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RadioGroupField } from "@/components/ui/checkbox-field";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionForm } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { getCeremony } from "@/lib/ceremonies/queries";
import { recordId } from "@/lib/core/errors";
import { requireViewer } from "@/lib/core/viewer";
import { BATCH_FORM_LABELS, VARIANT_LABELS } from "@/lib/lecturers/letters/batches/schema";
import { countLettersOfCeremony } from "@/lib/lecturers/letters/queries";
import { printAll } from "../../../appointments/actions";

export const metadata: Metadata = { title: "打印聘书" };

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export default async function CeremonyLettersPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer("letters.print");
  const id = recordId((await params).id);
  const ceremony = id && (await getCeremony(viewer, id));
  if (!ceremony) notFound();
  const count = await countLettersOfCeremony(viewer, ceremony.id);
  return (
    <>
      <PageHeader
        title="打印聘书"
        breadcrumbs={[
          { label: "仪式", href: "/admin/ceremonies" },
          { label: ceremony.title, href: `/admin/ceremonies/${ceremony.id}` },
        ]}
        meta={`${count} 份（不含已作废和已补发替换的）`}
      />
      {count === 0 ? (
        <EmptyState title="这场仪式还没有聘书" text="聘任呈报选择这场仪式并经批准后，聘书会出现在这里。" />
      ) : (
        <ActionForm
          action={printAll}
          hidden={{ ceremonyId: ceremony.id }}
          defaultValue={{ form: "ONE_PDF", variant: "FULL" }}
          submitLabel={`生成 ${count} 份聘书`}
        >
          <RadioGroupField name="form" label="文件形式" required options={optionsOf(BATCH_FORM_LABELS)} />
          <RadioGroupField name="variant" label="版面" required options={optionsOf(VARIANT_LABELS)} />
        </ActionForm>
      )}
    </>
  );
}
