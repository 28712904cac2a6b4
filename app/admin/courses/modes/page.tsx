import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionForm } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { may, requireViewer } from "@/lib/core/viewer";
import { listTeachingModes } from "@/lib/courses/modes/queries";
import { ModeRow } from "./_components/mode-row";
import { add } from "./actions";

export const metadata: Metadata = { title: "教学模式" };

export default async function TeachingModesPage() {
  const viewer = await requireViewer("records.view");
  const modes = await listTeachingModes(viewer);
  const offered = modes.filter(({ archivedAt }) => archivedAt === null);
  const ended = modes.filter(({ archivedAt }) => archivedAt !== null);
  const keeps = may(viewer, "courses.keep");
  return (
    <>
      <PageHeader
        title="教学模式"
        breadcrumbs={[{ label: "课程", href: "/admin/courses" }]}
        meta="学校自己列出的教学模式，课程里可以勾选，按这里的先后显示。"
      />
      {modes.length === 0 && <EmptyState title="还没有教学模式" text="学校用哪些模式、怎么称呼，由学校填写。" />}
      {offered.length > 0 && (
        <ol className="border-t border-line">
          {offered.map((mode, index) => (
            <ModeRow key={mode.id} mode={mode} keeps={keeps} place={index + 1} of={offered.length} />
          ))}
        </ol>
      )}
      {ended.length > 0 && (
        <section aria-labelledby="ended" className="mt-8">
          <h2 id="ended" className="mb-2 font-serif text-lg font-bold">
            停用的
          </h2>
          <ul className="border-t border-line">
            {ended.map((mode) => (
              <ModeRow key={mode.id} mode={mode} keeps={keeps} />
            ))}
          </ul>
        </section>
      )}
      {keeps && (
        <section aria-labelledby="add" className="mt-8 print:hidden">
          <h2 id="add" className="mb-3 font-serif text-lg font-bold">
            添加教学模式
          </h2>
          {/* The count makes an empty form after each addition. */}
          <ActionForm key={modes.length} action={add} submitLabel="添加">
            <TextField name="name" label="名称" required maxLength={40} />
            <TextArea name="description" label="说明" rows={2} maxLength={500} />
          </ActionForm>
        </section>
      )}
    </>
  );
}
