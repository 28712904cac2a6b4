/** A text as it was typed: an empty line parts paragraphs, single line breaks stay. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <div className="grid max-w-measure gap-4">
      {text
        .split(/\n{2,}/)
        .filter((paragraph) => paragraph.trim())
        .map((paragraph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name and never move
          <p key={index} className="whitespace-pre-line">
            {paragraph}
          </p>
        ))}
    </div>
  );
}
