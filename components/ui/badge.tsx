import type { ReactNode } from "react";

const tones = {
  neutral: "border-line-strong bg-surface text-ink-soft",
  ok: "border-ok bg-ok-tint text-ok",
  warn: "border-warn bg-warn-tint text-warn",
  danger: "border-danger bg-danger-tint text-danger",
  red: "border-theme-red bg-theme-red-tint text-theme-red",
  green: "border-theme-green bg-theme-green-tint text-theme-green",
  blue: "border-theme-blue bg-theme-blue-tint text-theme-blue",
  orange: "border-theme-orange bg-theme-orange-tint text-theme-orange",
};

export type BadgeTone = keyof typeof tones;

/** A short word about a state or a colour. The word says everything; the tone only helps the eye. */
export function Badge({ tone = "neutral", children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span className={`inline-block rounded-sm border px-1.5 text-xs whitespace-nowrap ${tones[tone]}`}>{children}</span>
  );
}
