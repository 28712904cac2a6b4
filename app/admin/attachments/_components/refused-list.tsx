import { Sentence } from "@/components/ui/sentence";
import type { RefusedFile } from "@/lib/files/attachments/refused";

/** Why files were not added, one sentence each, at the field they were chosen in. */
export function RefusedList({ refused }: { refused: readonly RefusedFile[] }) {
  if (refused.length === 0) return null;
  return (
    <ul role="alert" className="mt-3 text-sm text-danger">
      {refused.map(({ name, sentence }) => (
        <li key={`${name} ${sentence}`} className="break-words">
          <span aria-hidden="true">▲ </span>
          <Sentence text={sentenceFor(name, sentence)} />
        </li>
      ))}
    </ul>
  );
}

/** A sentence about a file says which, unless it does so itself. */
function sentenceFor(name: string, sentence: string): string {
  return name && !sentence.includes(name) ? `${name}：${sentence}` : sentence;
}
