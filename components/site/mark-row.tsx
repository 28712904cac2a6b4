/** One mark for one record: filled, outlined, or filled in the one colour. */
export type Mark = "FILLED" | "OPEN" | "ACCENT";

const PITCH = 16;
const WIDTH = 10;
const HEIGHT = 22;
const PER_ROW = 20;
/** Beyond this a drawing of single records says nothing any more. */
const MOST = 200;

/**
 * A quiet drawing from the page's own data: one small plate for each record. The numbers beside it say the same in words,
 * so it is hidden from screen readers.
 */
export function MarkRow({ marks }: { marks: readonly Mark[] }) {
  if (marks.length === 0 || marks.length > MOST) return null;
  const columns = Math.min(marks.length, PER_ROW);
  const rows = Math.ceil(marks.length / PER_ROW);
  const [width, height] = [columns * PITCH - PITCH + WIDTH + 2, rows * (HEIGHT + 8) - 6];
  const pathOf = (kind: Mark) =>
    marks.flatMap((mark, index) => (mark === kind ? plate(index % PER_ROW, Math.floor(index / PER_ROW)) : [])).join("");
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
      focusable="false"
      className="h-auto max-w-full"
    >
      <path d={pathOf("OPEN")} className="fill-none stroke-line-strong" />
      <path d={pathOf("FILLED")} className="fill-line-strong stroke-line-strong" />
      <path d={pathOf("ACCENT")} className="fill-red stroke-red" />
    </svg>
  );
}

function plate(column: number, row: number): string {
  return `M${column * PITCH + 1} ${row * (HEIGHT + 8) + 1}h${WIDTH}v${HEIGHT}h-${WIDTH}z`;
}
