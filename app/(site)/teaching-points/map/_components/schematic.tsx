import { placeLabels } from "@/lib/teaching-points/places/schematic/labels/rules";
import type { KeyedMark } from "./keyed-marks";

/** Said once for all marks. Sizes follow the letters, so large print enlarges the drawing with its words. */
const look =
  "block size-full text-sm tabular-nums [&_a]:no-underline [&_circle]:fill-surface [&_circle]:stroke-red [&_text]:fill-ink [&_a:hover_circle]:stroke-[3px] [&_.group_circle]:fill-red [&_.group_text]:fill-surface [&_.touch]:fill-transparent! [&_.touch]:stroke-none! [&_.name]:hidden sm:[&_.name]:inline";

/**
 * Where points lie towards each other, on a square that claims no scale: a numbered circle for one point, a filled one with
 * their count for several, each a link. Names stand beside them where there is room; on a phone the key alone has them.
 */
export function Schematic({ marks }: { marks: readonly KeyedMark[] }) {
  const labels = placeLabels(marks.map((mark) => ({ ...mark, name: "point" in mark ? mark.point.name : "" })));
  return (
    <div className="dotted aspect-square w-full max-w-140 border border-line-strong">
      <svg className={look}>
        <title>位置示意图，上北下南</title>
        <North />
        <text x="100%" y="100%" dx="-0.6em" dy="-0.5em" textAnchor="end" className="fill-ink-soft! text-xs">
          示意图，不按比例
        </text>
        {marks.map((mark, index) => {
          const { x, y, href } = mark;
          const [cx, cy] = [`${x.toFixed(1)}%`, `${y.toFixed(1)}%`];
          const label = labels[index];
          const isOne = "point" in mark;
          return (
            <a key={href} href={href} className={isOne ? undefined : "group"}>
              <title>{isOne ? mark.point.name : `这一带 ${mark.points.length} 个教学点`}</title>
              <circle cx={cx} cy={cy} r="1.5em" className="touch" />
              <circle cx={cx} cy={cy} r="0.93em" />
              <text x={cx} y={cy} dy="0.35em" textAnchor="middle" className={isOne ? undefined : "text-xs"}>
                {isOne ? mark.number : mark.points.length}
              </text>
              {label?.text && (
                <text
                  x={cx}
                  y={cy}
                  dx={`${label.dx}em`}
                  dy={`${label.dy}em`}
                  textAnchor={label.anchor}
                  className="name"
                >
                  {label.text}
                </text>
              )}
            </a>
          );
        })}
      </svg>
    </div>
  );
}

/** An arrow to the north in the corner that marks never reach. */
function North() {
  return (
    <g>
      <path d="M14 30V8m-4 6 4-6 4 6" className="fill-none stroke-ink-soft" />
      <text x="14" y="44" textAnchor="middle" className="text-xs">
        北
      </text>
    </g>
  );
}
