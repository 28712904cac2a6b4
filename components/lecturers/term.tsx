/** A term as `formatTerm` writes it, broken over two lines only after 至 and never inside a day. */
export function Term({ text }: { text: string }) {
  return text.split(/(?<=至)/).map((part) => (
    <span key={part} className="whitespace-nowrap">
      {part}
    </span>
  ));
}
