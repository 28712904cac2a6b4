import type { ReactNode } from "react";
import { Facts } from "@/components/site/facts";
import { buttonStyle } from "@/components/ui/button-style";
import { callAddress } from "@/lib/core/phones";
import type { PublicPoint } from "@/lib/teaching-points/public";

/** What somebody on the way must know: at a glance where, when, whom to call and a map app to lead them; then how to get in. */
export function Visiting({ point }: { point: PublicPoint }) {
  const { address, openingHours, publicPhone, mapLinks, directions, accessibility, capacity } = point;
  const isKnown = [address, openingHours, publicPhone, directions, accessibility, ...mapLinks].some(Boolean);
  return (
    <div className="grid gap-y-8">
      {!isKnown && <p className="max-w-measure">这个教学点的地址、开放时间和电话还没有公布，想去可以向学校询问。</p>}
      <dl className="grid gap-y-5 empty:hidden [&_dd]:text-lg [&_dd]:whitespace-pre-line [&_dt]:text-ink-soft">
        {address && <Fact term="地址">{address}</Fact>}
        {openingHours && <Fact term="开放时间">{openingHours}</Fact>}
        {publicPhone && (
          <Fact term="电话">
            <a
              href={callAddress(publicPhone)}
              className="inline-flex min-h-control items-center font-serif text-2xl text-red underline decoration-1 underline-offset-8 tabular-nums hover:text-red-deep"
            >
              {publicPhone}
            </a>
          </Fact>
        )}
        {mapLinks.length > 0 && (
          <Fact term="用地图带路" className="print:hidden">
            <span className="mt-1 flex flex-wrap gap-3">
              {mapLinks.map(({ app, href }) => (
                <a key={app} href={href} rel="noreferrer" className={buttonStyle("secondary")}>
                  {app}
                </a>
              ))}
            </span>
          </Fact>
        )}
      </dl>
      {(directions || accessibility || capacity) && (
        <Facts
          items={[
            { term: "怎么到", value: directions && <span className="whitespace-pre-line">{directions}</span> },
            { term: "无障碍", value: accessibility && <span className="whitespace-pre-line">{accessibility}</span> },
            { term: "可容纳", value: capacity && `${capacity} 人` },
          ]}
        />
      )}
    </div>
  );
}

function Fact({ term, children, className }: { term: string; children: ReactNode; className?: string }) {
  return (
    <div className={className}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
