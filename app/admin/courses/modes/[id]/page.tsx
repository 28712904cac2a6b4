import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RecordHistory } from "@/components/audit/record-history";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { recordId } from "@/lib/core/errors";
import { refusalToChange } from "@/lib/core/record-state";
import { requireViewer } from "@/lib/core/viewer";
import { teachingModes } from "@/lib/courses/modes/noun";
import { getTeachingMode } from "@/lib/courses/modes/queries";
import { change } from "../actions";

export const metadata: Metadata = { title: "修改教学模式" };

export default async function TeachingModePage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer("courses.keep");
  const id = recordId((await params).id);
  const mode = id && (await getTeachingMode(viewer, id));
  if (!mode) notFound();
  const { name, description, version } = mode;
  const refusal = refusalToChange(teachingModes, mode);
  return (
    <>
      <PageHeader
        title={name}
        breadcrumbs={[
          { label: "课程", href: "/admin/courses" },
          { label: "教学模式", href: "/admin/courses/modes" },
        ]}
      />
      {refusal ? (
        <Notice kind="warn">{refusal}</Notice>
      ) : (
        <ActionForm
          action={change}
          hidden={{ id: mode.id, version }}
          defaultValue={{ name, description }}
          secondary={<LinkButton href="/admin/courses/modes">取消</LinkButton>}
        >
          <TextField name="name" label="名称" required maxLength={40} description="课程里的名称随之改变。" />
          <TextArea name="description" label="说明" rows={3} maxLength={500} description="在课程页面上公开。" />
        </ActionForm>
      )}
      <section aria-labelledby="history" className="mt-10">
        <h2 id="history" className="mb-2 font-serif text-lg font-bold">
          历史
        </h2>
        <RecordHistory viewer={viewer} subjectType="teaching-mode" subjectId={mode.id} />
      </section>
    </>
  );
}
