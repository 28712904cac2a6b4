import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { listVideoOptions } from "@/lib/ceremonies/agenda/queries";
import { ceremonies } from "@/lib/ceremonies/noun";
import { getCeremony } from "@/lib/ceremonies/queries";
import { recordId } from "@/lib/core/errors";
import { refusalToChange } from "@/lib/core/record-state";
import { requireViewer } from "@/lib/core/viewer";
import { AgendaItemFields } from "../../../_components/agenda-item-fields";
import { addItem } from "../../../actions";

export const metadata: Metadata = { title: "添加环节" };

export default async function NewAgendaItemPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer("ceremonies.keep");
  const id = recordId((await params).id);
  const ceremony = id && (await getCeremony(viewer, id));
  if (!ceremony) notFound();
  const address = `/admin/ceremonies/${ceremony.id}`;
  const refusal = refusalToChange(ceremonies, ceremony);
  return (
    <>
      <PageHeader
        title="添加环节"
        breadcrumbs={[
          { label: "仪式", href: "/admin/ceremonies" },
          { label: ceremony.title, href: address },
          { label: "议程", href: `${address}/agenda` },
        ]}
      />
      {refusal ? (
        <Notice kind="warn">{refusal}</Notice>
      ) : (
        <ActionForm
          action={addItem}
          hidden={{ ceremonyId: ceremony.id, version: ceremony.version }}
          submitLabel="添加"
          secondary={<LinkButton href={`${address}/agenda`}>取消</LinkButton>}
        >
          <AgendaItemFields
            known={{ lecturers: [], organizations: [], courses: [] }}
            videos={await listVideoOptions(viewer, ceremony.id)}
          />
        </ActionForm>
      )}
    </>
  );
}
