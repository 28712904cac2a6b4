import { ComingCeremonyRow, comingRows } from "@/components/ceremonies/coming-ceremony";
import type { ComingCeremony } from "@/lib/ceremonies/public";

/** So many stand on the front page; the calendar has all. */
const SHOWN = 4;

/** The next gatherings. */
export function ComingDates({ ceremonies }: { ceremonies: ComingCeremony[] }) {
  return (
    <section aria-labelledby="coming">
      <h2 id="coming" className="mb-3 font-serif text-2xl font-bold">
        近期安排
      </h2>
      {ceremonies.length === 0 && (
        <p className="border-y border-line-strong border-b-line py-5 text-ink-soft">近期没有公开的安排。</p>
      )}
      <ol className={comingRows}>
        {ceremonies.slice(0, SHOWN).map((ceremony) => (
          <ComingCeremonyRow key={ceremony.id} ceremony={ceremony} />
        ))}
      </ol>
      <p className="mt-2">
        <a href="/calendar" className="inline-flex min-h-control items-center text-red underline underline-offset-4">
          {ceremonies.length > SHOWN ? `全部 ${ceremonies.length} 项安排` : "日历与订阅"}
        </a>
      </p>
    </section>
  );
}
