import Link from "next/link";
import type { ReactNode } from "react";

export type StatProps = {
  label: string;
  /** A known zero is 0; `null` is "not recorded" and prints —. */
  value: number | string | null;
  unit?: string;
  /** The records behind the number. */
  href?: string;
  /** How it is counted. */
  rule?: ReactNode;
};

/** A large number with its word, its rule, and a link to the records behind it. */
export function Stat({ label, value, unit, href, rule }: StatProps) {
  const number = (
    <>
      <span className="font-serif text-4xl font-bold tabular-nums">{value ?? "—"}</span>
      {unit && value !== null && <span className="ml-1 text-base">{unit}</span>}
      {value === null && <span className="sr-only">未记录</span>}
    </>
  );
  return (
    <div className="break-inside-avoid border-t border-line-strong pt-3">
      <p className="text-sm text-ink-soft">{label}</p>
      <p>
        {href ? (
          <Link
            href={href}
            className="text-red hover:underline hover:decoration-1 hover:underline-offset-8"
            aria-label={`${label} ${value ?? "未记录"}${value === null ? "" : (unit ?? "")}，查看明细`}
          >
            {number}
          </Link>
        ) : (
          number
        )}
      </p>
      {rule && <div className="mt-1 text-xs text-ink-soft">{rule}</div>}
    </div>
  );
}
