import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TextField } from "@/components/ui/text-field";
import { dayInShanghai } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { refusalToChange } from "@/lib/core/record-state";
import { requireViewer } from "@/lib/core/viewer";
import { lecturers } from "@/lib/lecturers/noun";
import { getLecturer } from "@/lib/lecturers/queries";
import { organizationOption } from "@/lib/organizations/queries";
import { LecturerFields } from "../../_components/lecturer-fields";
import { change } from "../../actions";

export const metadata: Metadata = { title: "修改讲师" };

export default async function EditLecturerPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer("lecturers.keep");
  const id = recordId((await params).id);
  const lecturer = id && (await getLecturer(viewer, id, dayInShanghai()));
  if (!lecturer) notFound();
  const { name, organization, post, speciality, biography, maskedPhone, version } = lecturer;
  const organizations = organization ? [organizationOption(organization)] : [];
  const address = `/admin/lecturers/${lecturer.id}`;
  const refusal = refusalToChange(lecturers, lecturer);
  return (
    <>
      <PageHeader
        title="修改讲师"
        breadcrumbs={[
          { label: "讲师", href: "/admin/lecturers" },
          { label: name, href: address },
        ]}
      />
      {refusal ? (
        <Notice kind="warn">{refusal}</Notice>
      ) : (
        <ActionForm
          action={change}
          hidden={{ id: lecturer.id, version }}
          defaultValue={{ name, organizationId: organizations[0]?.value, post, speciality, biography }}
          secondary={<LinkButton href={address}>取消</LinkButton>}
        >
          <TextField name="name" label="姓名" required width="16em" maxLength={50} />
          <LecturerFields organizations={organizations} />
          <TextField
            name="phone"
            label="新的电话"
            type="tel"
            width="16em"
            description={maskedPhone ? `现为 ${maskedPhone}；留空不变。` : "还没有登记。从不公开。"}
          />
          {maskedPhone && <CheckboxField name="removesPhone" label="删除已登记的电话" />}
        </ActionForm>
      )}
    </>
  );
}
