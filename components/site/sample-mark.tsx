/** Stands beside the name of a sample record. */
export function SampleMark({ isSample }: { isSample: boolean }) {
  return isSample ? <span className="sample-mark">示例</span> : null;
}
