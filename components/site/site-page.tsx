import type { ReactNode } from "react";
import { SkipLink } from "@/components/ui/skip-link";
import { getHasSamples } from "@/lib/samples/public";
import { getSchool } from "@/lib/settings/public";
import { PageCode } from "./page-code";
import { SiteFooter } from "./site-footer";
import { type Section, SiteHeader } from "./site-header";

type SitePageProps = {
  section?: Section;
  /**
   * The page's own address on this site, with its query if what it shows depends on it, e.g. /courses/12: a page that is made
   * once cannot be asked for it.
   */
  path: string;
  children: ReactNode;
};

/**
 * The frame of a public page. A component and not a layout, because a layout does not know which page it frames and the
 * navigation says where one is.
 */
export async function SitePage({ section, path, children }: SitePageProps) {
  const { schoolName, footer, about } = await getSchool();
  const hasSamples = await getHasSamples();
  const hasAbout = Object.values(about).some(Boolean);
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      {hasSamples && <SampleNotice />}
      <SiteHeader schoolName={schoolName} section={section} path={path} />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-5xl grow px-5 pt-8 pb-16 md:px-8 md:pt-12 print:pt-4 print:pb-0"
      >
        {children}
      </main>
      {/* On paper one beside the other, so that a page that just fits stays on one sheet. */}
      <div className="print:mt-1 print:flex print:flex-row-reverse print:border-t print:border-line-strong print:*:border-t-0">
        <PageCode path={path} />
        <SiteFooter schoolName={schoolName} facts={footer} hasAbout={hasAbout} />
      </div>
    </div>
  );
}

function SampleNotice() {
  return (
    <aside aria-label="示例数据" className="bg-warn-tint px-5 py-1.5 text-center text-xs text-warn">
      含示例数据：带“示例”标记的记录不是真实情况。
    </aside>
  );
}
