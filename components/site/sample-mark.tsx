import { Badge } from "@/components/ui/badge";

/** Stands beside the name of a sample record. */
export function SampleMark({ isSample }: { isSample: boolean }) {
  return isSample ? (
    <span className="ml-2 align-middle font-sans font-normal">
      <Badge tone="warn">示例</Badge>
    </span>
  ) : null;
}
