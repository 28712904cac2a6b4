import { stat } from "node:fs/promises";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Progress } from "@/components/ui/progress";
import { recordId } from "@/lib/core/errors";
import { requireViewer } from "@/lib/core/viewer";
import { batchPath } from "@/lib/lecturers/letters/batches/files";
import { getBatch } from "@/lib/lecturers/letters/batches/queries";
import { batchState, whyMissing } from "@/lib/lecturers/letters/batches/rules";
import { BATCH_FORM_LABELS, VARIANT_LABELS } from "@/lib/lecturers/letters/batches/schema";
import { RefreshWhileWorking } from "../_components/refresh-while-working";

export const metadata: Metadata = { title: "生成聘书" };

export default async function LetterBatchPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer("letters.print");
  const id = recordId((await params).id);
  const batch = id ? await getBatch(viewer, id) : null;
  if (!batch) notFound();
  const now = new Date();
  const state = batchState(batch, now);
  const kept = state === "DONE" && (await stat(batchPath(batch)).catch(() => null)) !== null;
  const again = `/admin/ceremonies/${batch.ceremony.id}/letters`;
  return (
    <>
      <PageHeader
        title="生成聘书"
        breadcrumbs={[
          { label: "仪式", href: "/admin/ceremonies" },
          { label: batch.ceremony.title, href: `/admin/ceremonies/${batch.ceremony.id}` },
          { label: "打印聘书", href: again },
        ]}
        meta={`${BATCH_FORM_LABELS[batch.form]}，${VARIANT_LABELS[batch.variant]}，共 ${batch.total} 份`}
      />
      <div className="max-w-2xl space-y-5">
        {state === "WORKING" && (
          <>
            <RefreshWhileWorking />
            <Progress label="正在生成，可以离开本页，稍后回来下载" value={batch.done} max={batch.total} />
          </>
        )}
        {kept && (
          <>
            <Progress label="已生成" value={batch.total} max={batch.total} />
            <a href={`/admin/letter-batches/${batch.id}/file`} className="font-bold">
              下载{batch.form === "ZIP" ? "压缩包" : " PDF"}
            </a>
            <p className="text-sm text-ink-soft">文件保留一天，过后可以重新生成，内容逐字节相同。</p>
          </>
        )}
        {state === "DONE" && !kept && <Notice kind="warn">{whyMissing(batch.finishedAt!, now)}</Notice>}
        {state === "FAILED" && (
          <Notice kind="danger">生成失败，原因已记入服务器日志。聘书和编号不受影响，请重新生成。</Notice>
        )}
        {state === "INTERRUPTED" && <Notice kind="warn">生成被中断（服务器可能重启过）。请重新生成。</Notice>}
        {state !== "WORKING" && <LinkButton href={again}>重新生成</LinkButton>}
      </div>
    </>
  );
}
