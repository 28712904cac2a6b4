import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/core/viewer";
import { CeremonyFields } from "../_components/ceremony-fields";
import { create } from "../actions";

export const metadata: Metadata = { title: "新建仪式" };

export default async function NewCeremonyPage() {
  await requireViewer("ceremonies.keep");
  return (
    <>
      <PageHeader title="新建仪式" breadcrumbs={[{ label: "仪式", href: "/admin/ceremonies" }]} />
      <ActionForm
        action={create}
        submitLabel="保存并填写议程"
        secondary={<LinkButton href="/admin/ceremonies">取消</LinkButton>}
      >
        <CeremonyFields />
      </ActionForm>
    </>
  );
}
