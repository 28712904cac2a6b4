import { Notice } from "@/components/ui/notice";
import { lastCheck, ownPower } from "@/lib/audit/chain/queries";
import { POWER_SENTENCES, sentenceOfCheck } from "@/lib/audit/chain/rules";
import { formatInstant } from "@/lib/core/dates";

/** For the auditor: what the last check of the log found and when, and what weakens such a check. */
export async function ChainCard() {
  const [last, power] = await Promise.all([lastCheck(), ownPower()]);
  return (
    <section aria-labelledby="chain" className="mt-10 grid max-w-3xl gap-2">
      <h2 id="chain" className="font-serif text-lg font-bold">
        审计日志的校验
      </h2>
      {power && <Notice kind="warn" title={POWER_SENTENCES[power]} />}
      {last ? (
        <Notice kind={last.broken > 0 ? "danger" : "ok"} title={sentenceOfCheck(last)}>
          最近一次校验：{formatInstant(last.at)}，{last.by}
        </Notice>
      ) : (
        <Notice title="还没有校验过。系统每天校验一次，也可以在审计日志里现在校验。" />
      )}
    </section>
  );
}
