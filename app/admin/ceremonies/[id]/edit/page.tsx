import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { ceremonies } from "@/lib/ceremonies/noun";
import { getCeremony } from "@/lib/ceremonies/queries";
import { toDay } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { refusalToChange } from "@/lib/core/record-state";
import { requireViewer } from "@/lib/core/viewer";
import { CeremonyFields } from "../../_components/ceremony-fields";
import { change } from "../../actions";

export const metadata: Metadata = { title: "修改仪式" };

export default async function EditCeremonyPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer("ceremonies.keep");
  const id = recordId((await params).id);
  const ceremony = id && (await getCeremony(viewer, id));
  if (!ceremony) notFound();
  const address = `/admin/ceremonies/${ceremony.id}`;
  const refusal = refusalToChange(ceremonies, ceremony);
  const { title, heldOn, heldOnRemark, startTime, endTime, place, summary } = ceremony;
  const handedOver = ceremony._count.appointments + ceremony.plaques.length > 0;
  return (
    <>
      <PageHeader
        title="修改仪式"
        breadcrumbs={[
          { label: "仪式", href: "/admin/ceremonies" },
          { label: title, href: address },
        ]}
      />
      {refusal ? (
        <Notice kind="warn">{refusal}</Notice>
      ) : (
        <div className="grid gap-5">
          {handedOver && (
            <Notice kind="warn">这场仪式上已颁发聘书或授牌：修改日期不会改变已印发的聘书，也不会改变授牌日期。</Notice>
          )}
          <ActionForm
            action={change}
            hidden={{ id: ceremony.id, version: ceremony.version }}
            defaultValue={{ title, heldOn: toDay(heldOn), heldOnRemark, startTime, endTime, place, summary }}
            secondary={<LinkButton href={address}>取消</LinkButton>}
          >
            <CeremonyFields />
          </ActionForm>
        </div>
      )}
    </>
  );
}
