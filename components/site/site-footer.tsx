import type { SchoolFacts } from "@/lib/settings/public";

/** What the school has to say about itself, each line only when it was set, and the door for staff. */
export function SiteFooter({
  schoolName,
  facts,
  hasAbout,
}: {
  schoolName: string;
  facts: SchoolFacts["footer"];
  hasAbout: boolean;
}) {
  const lines = [
    facts.sponsor && `主办单位：${facts.sponsor}`,
    facts.contact && `联系方式：${facts.contact}`,
    facts.icpNumber,
    facts.publicSecurityNumber,
  ].filter(Boolean);
  return (
    <footer className="border-t border-line-strong text-sm text-ink-soft print:grow">
      <div className="mx-auto flex max-w-5xl flex-wrap items-baseline justify-between gap-x-8 gap-y-1 px-5 py-5 md:px-8 print:py-2">
        <div>
          <p className="font-serif text-base text-ink">{schoolName}</p>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        <nav aria-label="页脚" className="-mx-2">
          <ul className="flex flex-wrap *:*:flex *:*:min-h-control *:*:items-center *:*:px-2 *:*:text-ink-soft *:*:hover:text-red">
            {hasAbout && (
              <li>
                <a href="/about">学校介绍</a>
              </li>
            )}
            <li>
              <a href="/calendar">日历</a>
            </li>
            <li>
              <a href="/accessibility">无障碍说明</a>
            </li>
            <li>
              <a href="/sign-in">工作人员登录</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
