import type { Metadata } from "next";
import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Stat } from "@/components/ui/stat";
import { dayInShanghai, formatDay } from "@/lib/core/dates";
import { may, requireViewer, type Viewer } from "@/lib/core/viewer";
import { countWaiting, DAYS_AHEAD } from "@/lib/waiting/queries";
import { BackupCard } from "./_components/backup-card";
import { ChainCard } from "./_components/chain-card";
import { DiskNotice } from "./_components/disk-notice";
import { GuessedCodes } from "./_components/guessed-codes";
import { navigationFor } from "./_components/navigation";

export const metadata: Metadata = { title: "工作台" };

export default async function StartPage() {
  const viewer = await requireViewer();
  const groups = navigationFor(viewer);
  return (
    <>
      <PageHeader title="工作台" meta={formatDay(dayInShanghai())} />
      <GuessedCodes viewer={viewer}>
        <LinkButton href="/admin/my-account">打开“我的账号”</LinkButton>
      </GuessedCodes>
      {may(viewer, "settings.keep") && <DiskNotice />}
      {may(viewer, "records.view") && <Waiting viewer={viewer} />}
      {may(viewer, "backups.view") && <BackupCard viewer={viewer} />}
      {may(viewer, "audit.read") && <ChainCard />}
      {groups.length > 0 ? (
        <section aria-labelledby="nouns" className="mt-10">
          <h2 id="nouns" className="mb-2 font-serif text-lg font-bold">
            去哪里
          </h2>
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {groups.flat().map(({ href, label }) => (
              <li key={href}>
                <Link href={href} className="inline-flex min-h-control items-center underline underline-offset-4">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <EmptyState title="还没有您要办的事" text="您的账号还不能打开任何栏目。需要时请联系管理员调整角色。" />
      )}
    </>
  );
}

async function Waiting({ viewer }: { viewer: Viewer<"records.view"> }) {
  const { proposals, excludesOwn, ending, until } = await countWaiting(viewer, dayInShanghai());
  return (
    <section aria-label="待办" className="grid max-w-3xl gap-6 sm:grid-cols-2">
      <Stat
        label={may(viewer, "appointments.approve") ? "等您批准的聘任" : "等领导批准的聘任"}
        value={proposals}
        unit="份"
        href="/admin/appointments/proposals"
        rule={
          excludesOwn
            ? "已呈报、还没有批准或退回的聘任；您自己呈报的要由另一位分管领导批准，不计在内"
            : "已呈报、还没有批准或退回的聘任"
        }
      />
      <Stat
        label={`${DAYS_AHEAD} 天内到期的聘任`}
        value={ending}
        unit="项"
        href={`/admin/appointments?ending=${until}`}
        rule={`聘期在${formatDay(until)}或之前结束，没有提前结束，也还没有续聘`}
      />
    </section>
  );
}
