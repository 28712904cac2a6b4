import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/core/viewer";
import { PointFields } from "../_components/point-fields";
import { create } from "../actions";

export const metadata: Metadata = { title: "新建教学点" };

export default async function NewTeachingPointPage() {
  await requireViewer("teaching-points.keep");
  return (
    <>
      <PageHeader title="新建教学点" breadcrumbs={[{ label: "教学点", href: "/admin/teaching-points" }]} />
      <ActionForm action={create} secondary={<LinkButton href="/admin/teaching-points">取消</LinkButton>}>
        <PointFields hosts={[]} maskedPhone={null} />
      </ActionForm>
    </>
  );
}
