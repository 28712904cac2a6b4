import type { Metadata } from "next";
import { addressWith } from "@/components/ui/address";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect, SearchField } from "@/components/ui/filter-bar";
import { FilterDate } from "@/components/ui/filter-date";
import { PageHeader } from "@/components/ui/page-header";
import { currentHead, isOnChain, lastCheck, ownPower } from "@/lib/audit/chain/queries";
import { listAuditEntries, listAuditWords } from "@/lib/audit/queries";
import { auditFilter } from "@/lib/audit/schema";
import { type SearchParams, textIn } from "@/lib/core/address";
import { requireViewer } from "@/lib/core/viewer";
import { eventLabel, subjectLabel } from "@/lib/nouns/words";
import { AuditEntry } from "./_components/audit-entry";
import { ChainState } from "./_components/chain-state";

export const metadata: Metadata = { title: "审计日志" };

type Props = { searchParams: SearchParams };

export default async function AuditPage({ searchParams }: Props) {
  const viewer = await requireViewer("audit.read");
  const params = await searchParams;
  const filter = auditFilter.parse(params);
  const [{ rows, next }, words] = [await listAuditEntries(viewer, filter), await listAuditWords(viewer)];
  // A page of the log begins after an entry; a new search begins with the newest.
  const { before: _before, noted, ...search } = params;
  const power = await ownPower();
  return (
    <>
      <PageHeader
        title="审计日志"
        meta={`${power ? "" : "只增不改：本系统对已有的记录没有修改和删除的权限。"}记录不作清理，长期保存。`}
      />
      <ChainState last={await lastCheck()} power={power} head={await currentHead()} noted={await notedHead(noted)} />
      <FilterBar label="筛选审计日志" params={search} names={["from", "to", "actor", "event", "subject", "text"]}>
        <FilterDate label="从哪一天" name="from" value={textIn(params.from)} />
        <FilterDate label="到哪一天" name="to" value={textIn(params.to)} />
        <SearchField label="操作人" name="actor" value={filter.actor} />
        <FilterSelect label="事项" name="event" value={filter.event} options={options(words.events, eventLabel)} />
        <FilterSelect
          label="对象"
          name="subject"
          value={filter.subject}
          options={options(words.subjects, subjectLabel)}
        />
        <SearchField label="对象名称、改动内容或网络地址" name="text" value={filter.text} />
      </FilterBar>
      {rows.length === 0 ? (
        <EmptyState title="没有符合条件的记录" />
      ) : (
        <ol aria-label="审计记录" className="border-t border-line-strong">
          {rows.map((row) => (
            <AuditEntry key={row.id} entry={row} />
          ))}
        </ol>
      )}
      <nav aria-label="翻页" className="mt-4 flex gap-3">
        {filter.before && <LinkButton href={addressWith(search, {})}>最新</LinkButton>}
        {next && <LinkButton href={addressWith(search, { before: next })}>更早的 50 条</LinkButton>}
      </nav>
    </>
  );
}

async function notedHead(noted: string | string[] | undefined) {
  const head = [noted].flat()[0]?.trim();
  return head ? { head, found: await isOnChain(head) } : null;
}

function options(words: string[], label: (word: string) => string) {
  return words
    .map((word) => ({ value: word, label: label(word) }))
    .sort((one, other) => one.label.localeCompare(other.label, "zh-Hans-CN"));
}
