import { batchName } from "@/components/site/batch-name";
import { MarkRow } from "@/components/site/mark-row";
import { rows } from "@/components/site/rows";
import type { PublicCeremony } from "@/lib/ceremonies/public";

/** The points that got their plaques at a ceremony, by batch. Nothing without plaques. */
export function AwardedPoints({ points }: { points: PublicCeremony["points"] }) {
  const batches = [...new Set(points.map(({ batch }) => batch))];
  return batches.map((batch) => {
    const own = points.filter((point) => point.batch === batch);
    return (
      <section key={batch} aria-labelledby={`batch-${batch}`} className="mt-12 print:mt-6">
        <div className="mb-3 flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
          <h2 id={`batch-${batch}`} className="font-serif text-2xl font-bold">
            授牌：{batchName(batch)} <span className="text-base font-normal text-ink-soft">{own.length} 个教学点</span>
          </h2>
          <MarkRow marks={Array(own.length).fill("ACCENT")} />
        </div>
        <ul
          className={`${rows} *:py-2 sm:columns-2 sm:gap-x-12 print:columns-2 print:*:py-1 pointer-coarse:[&_a]:inline-flex pointer-coarse:[&_a]:min-h-control pointer-coarse:[&_a]:items-center`}
        >
          {own.map(({ name, teachingPointId }) => (
            <li key={name} className="font-serif">
              {teachingPointId ? <a href={`/teaching-points/${teachingPointId}`}>{name}</a> : name}
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
