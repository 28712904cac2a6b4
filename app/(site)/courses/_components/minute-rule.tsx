const PITCH = 9;
const LONGEST = 180;
const HEIGHT = 24;

/**
 * A quiet drawing of how long a course is: a ruler with a stroke for each minute, longer ones every five and ten. The number
 * beside it says the same in words, so it is hidden from screen readers. Nothing for what is longer than three hours.
 */
export function MinuteRule({ minutes }: { minutes: number }) {
  if (minutes > LONGEST) return null;
  const width = minutes * PITCH + 2;
  const strokes = Array.from({ length: minutes + 1 }, (_, minute) => `M${minute * PITCH + 1} 0v${lengthAt(minute)}`);
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      aria-hidden="true"
      focusable="false"
      preserveAspectRatio="none"
      className="h-6 max-w-full stroke-line-strong"
    >
      <path d={`M0 .5H${width}${strokes.join("")}`} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function lengthAt(minute: number): number {
  if (minute % 10 === 0) return HEIGHT;
  return minute % 5 === 0 ? 15 : 8;
}
