const [PITCH, WIDTH, STEP, MOST] = [16, 10, 6, 4];
const HEIGHT = STEP * MOST;

/**
 * A quiet drawing of a year: twelve places on a line, and on each month as many plates as it had gatherings, four at most. The
 * words beside it say the same, so it is hidden from screen readers.
 */
export function MonthMarks({ months }: { months: readonly number[] }) {
  const width = months.length * PITCH;
  const plates = months.flatMap((count, month) =>
    Array.from(
      { length: Math.min(count, MOST) },
      (_, index) =>
        `M${month * PITCH + (PITCH - WIDTH) / 2} ${HEIGHT - (index + 1) * STEP}h${WIDTH}v${STEP - 2}h-${WIDTH}z`,
    ),
  );
  const ticks = months.map((_count, month) => `M${month * PITCH + PITCH / 2} ${HEIGHT + 1}v3`);
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT + 4}`}
      width={width}
      height={HEIGHT + 4}
      aria-hidden="true"
      focusable="false"
      className="h-auto max-w-full"
    >
      <path d={`M0 ${HEIGHT + 0.5}h${width}${ticks.join("")}`} className="fill-none stroke-line-strong" />
      <path d={plates.join("")} className="fill-red" />
    </svg>
  );
}
