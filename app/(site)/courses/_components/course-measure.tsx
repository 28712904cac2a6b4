import { MinuteRule } from "./minute-rule";

/** How long a course is and how many credit hours it gives, in large numbers; nothing of what is not known. */
export function CourseMeasure({ minutes, creditHours }: { minutes: number | null; creditHours: number | null }) {
  if (minutes === null && creditHours === null) return null;
  return (
    <div className="mb-10">
      <dl className="flex flex-wrap gap-x-14 gap-y-4 [&_dt]:text-ink-soft [&_span]:font-serif [&_span]:text-[3.5rem] [&_span]:leading-none [&_span]:tabular-nums">
        {minutes !== null && (
          <div>
            <dt>时长</dt>
            <dd>
              <span>{minutes}</span> 分钟
            </dd>
          </div>
        )}
        {creditHours !== null && (
          <div>
            <dt>学时</dt>
            <dd>
              <span>{creditHours}</span> 学时
            </dd>
          </div>
        )}
      </dl>
      {minutes !== null && (
        <div className="mt-5">
          <MinuteRule minutes={minutes} />
        </div>
      )}
    </div>
  );
}
