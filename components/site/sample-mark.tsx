import { Badge } from "@/components/ui/badge";

/** Stands beside the name of a sample record. */
export function SampleMark({ isSample }: { isSample: boolean }) {
  return isSample ? (
    <>
      {" "}
      <Badge tone="warn">示例</Badge>
    </>
  ) : null;
}
