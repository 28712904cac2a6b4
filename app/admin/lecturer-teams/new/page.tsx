import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/core/viewer";
import { TeamFields } from "../_components/team-fields";
import { create } from "../actions";

export const metadata: Metadata = { title: "新建讲师团" };

export default async function NewTeamPage() {
  await requireViewer("lecturers.keep");
  return (
    <>
      <PageHeader title="新建讲师团" breadcrumbs={[{ label: "讲师团", href: "/admin/lecturer-teams" }]} />
      <ActionForm action={create} secondary={<LinkButton href="/admin/lecturer-teams">取消</LinkButton>}>
        <TeamFields organizations={[]} />
      </ActionForm>
    </>
  );
}
