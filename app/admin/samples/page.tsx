import type { Metadata } from "next";
import { DescriptionList } from "@/components/ui/description-list";
import { ConfirmButton } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/core/viewer";
import { countSamples } from "@/lib/samples/queries";
import { clear } from "./actions";

export const metadata: Metadata = { title: "示例数据" };

export default async function SamplesPage() {
  await requireViewer("samples.clear");
  const samples = await countSamples();
  if (samples.total === 0) {
    return (
      <>
        <PageHeader title="示例数据" />
        <EmptyState title="没有示例数据" text="现有的都是真实记录。" />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title="示例数据"
        actions={
          <ConfirmButton
            trigger="清除示例数据"
            variant="danger"
            title={`清除 ${samples.total} 条示例记录？`}
            text="示例记录和挂在它们上面的内容会被删除，不能恢复；真实记录不受影响。"
            action={clear}
            confirmLabel="清除"
            confirmVariant="danger"
          />
        }
      />
      <p className="mb-4 max-w-measure text-sm">
        示例记录用来补足报道里只有数字、没有名字的讲师和教学点，并示范一条线路是什么样子。它们的名称以“示例”开头，聘书另行编号，在年度总结里会注明。
      </p>
      <DescriptionList
        items={[
          { term: "讲师", value: samples.lecturers },
          { term: "讲师团", value: samples.teams },
          { term: "聘任", value: samples.appointments },
          { term: "教学点", value: samples.teachingPoints },
          { term: "线路", value: samples.routes },
          { term: "课程", value: samples.courses },
          { term: "仪式", value: samples.ceremonies },
          { term: "组织", value: samples.organizations },
        ]}
      />
    </>
  );
}
