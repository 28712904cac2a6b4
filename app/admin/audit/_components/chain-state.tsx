import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import type { LastCheck } from "@/lib/audit/chain/queries";
import { POWER_SENTENCES, type Power, sentenceOfCheck } from "@/lib/audit/chain/rules";
import { formatInstant } from "@/lib/core/dates";
import { verify } from "../actions";
import { NotedHead } from "./noted-head";

type Props = {
  last: LastCheck | null;
  power: Power | null;
  head: string | null;
  /** A head that was noted before, and whether the chain still passes through it. */
  noted: { head: string; found: boolean } | null;
};

/** What is known of the log's soundness: the last check, the head to be noted outside, and what neither can promise. */
export function ChainState({ last, power, head, noted }: Props) {
  return (
    <section aria-label="日志校验" className="mb-6 grid gap-3">
      {power && <Notice kind="warn" title={POWER_SENTENCES[power]} />}
      {last ? (
        <Notice kind={last.broken > 0 ? "danger" : "ok"} title={sentenceOfCheck(last)}>
          <p>
            校验于 {formatInstant(last.at)}，{last.by}
          </p>
          {last.breaks.length > 0 && (
            <ul className="list-disc pl-5">
              {last.breaks.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </Notice>
      ) : (
        <Notice title="还没有校验过。系统每天校验一次，也可以现在校验。" />
      )}
      <ActionForm action={verify} submitLabel="现在校验" submitVariant="secondary" />
      <details open={noted !== null}>
        <summary className="text-sm">校验能发现什么，不能发现什么；对照记下的链首</summary>
        <div className="mt-2 grid max-w-measure gap-3 text-sm">
          <p>
            每条记录带有与前一条相连的摘要：有人改动、删除、插入或调换记录，校验时都能看出是哪一条。
            但能以超级用户进入数据库服务器的人，可以截去最末的记录，或从某一条起连同摘要一起重写。
            只有与事先记在系统之外的链首对照，才能发现。请定期打印或导出链首，另行保存。
          </p>
          {head && (
            <p>
              现在的链首：<code className="break-all">{head}</code>
            </p>
          )}
          {head && (
            <div className="print:hidden">
              <LinkButton href="/admin/audit/head">导出链首</LinkButton>
            </div>
          )}
          <NotedHead noted={noted} />
        </div>
      </details>
    </section>
  );
}
