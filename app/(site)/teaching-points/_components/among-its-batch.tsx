import { batchName } from "@/components/site/batch-name";
import { MarkRow } from "@/components/site/mark-row";

type Props = { batch: number; ids: readonly number[]; id: number };

/** A point among those of its batch, a small plate for each: the motif of a point that has neither photograph nor place. */
export function AmongItsBatch({ batch, ids, id }: Props) {
  return (
    <div>
      <MarkRow marks={ids.map((one) => (one === id ? "ACCENT" : "OPEN"))} />
      <p className="mt-2">
        <a href={`/teaching-points/batch/${batch}`}>
          {batchName(batch)} {ids.length} 个教学点之一
        </a>
      </p>
    </div>
  );
}
