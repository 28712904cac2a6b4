import { batchName } from "@/components/site/batch-name";
import { rows } from "@/components/site/rows";
import { type Day, formatDay } from "@/lib/core/dates";
import { inForceOn } from "@/lib/teaching-points/plaques/rules";
import type { PublicPoint } from "@/lib/teaching-points/public";

/** The plaques of a point, latest first: which batch, from when to when, and the ceremony where it was handed over. */
export function PlaqueHistory({ plaques, today }: { plaques: PublicPoint["plaques"]; today: Day }) {
  return (
    <section aria-labelledby="plaques" className="mt-12">
      <h2 id="plaques" className="mb-3 font-serif text-2xl font-bold">
        授牌
      </h2>
      <ol className={`${rows} *:py-4`}>
        {plaques.map((plaque) => {
          const { batch, awardedOn, withdrawnOn, ceremony } = plaque;
          const standing = inForceOn(plaque, today);
          return (
            <li key={awardedOn} className="grid gap-x-8 sm:grid-cols-[8em_1fr]">
              <p className={`font-serif text-lg font-bold ${standing ? "text-red" : "text-ink-soft"}`}>
                {standing ? <a href={`/teaching-points/batch/${batch}`}>{batchName(batch)}</a> : batchName(batch)}
              </p>
              <div>
                <p>
                  {formatDay(awardedOn)}授牌
                  {withdrawnOn &&
                    (standing ? `，到${formatDay(withdrawnOn)}为止` : `，${formatDay(withdrawnOn)}后摘牌`)}
                </p>
                {ceremony && (
                  <p className="text-ink-soft">
                    仪式：<a href={`/ceremonies/${ceremony.id}`}>{ceremony.title}</a>
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
