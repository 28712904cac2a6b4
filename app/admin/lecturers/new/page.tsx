import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { TextField } from "@/components/ui/text-field";
import { type SearchParams, textIn } from "@/lib/core/address";
import { recordId } from "@/lib/core/errors";
import { requireViewer } from "@/lib/core/viewer";
import { listChosenOrganization } from "@/lib/organizations/queries";
import { LecturerFields } from "../_components/lecturer-fields";
import { NamesakeTick } from "../_components/namesake-tick";
import { create } from "../actions";

export const metadata: Metadata = { title: "新建讲师" };

export default async function NewLecturerPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("lecturers.keep");
  const organizations = await listChosenOrganization(viewer, recordId(textIn((await searchParams).organization)));
  return (
    <>
      <PageHeader title="新建讲师" breadcrumbs={[{ label: "讲师", href: "/admin/lecturers" }]} />
      <ActionForm
        action={create}
        defaultValue={{ organizationId: organizations[0]?.value }}
        secondary={<LinkButton href="/admin/lecturers">取消</LinkButton>}
      >
        <TextField name="name" label="姓名" required width="16em" maxLength={50} />
        <NamesakeTick />
        <LecturerFields organizations={organizations} />
        <TextField
          name="phone"
          label="电话"
          type="tel"
          width="16em"
          description="从不公开；保存后只显示首尾几位，查看会有记录。"
        />
      </ActionForm>
    </>
  );
}
