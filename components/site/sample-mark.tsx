/** Stands beside the name of a sample record. One element with few words: a list may carry sixty of them. */
export function SampleMark({ isSample }: { isSample: boolean }) {
  return isSample ? (
    <span className="ml-2 rounded-sm border border-warn bg-warn-tint px-1.5 align-middle font-sans text-xs font-normal text-warn">
      示例
    </span>
  ) : null;
}
