const shapes = {
  calendar: "M3.5 5.5h13v11h-13zM3.5 8.5h13M7 3.5v4M13 3.5v4",
  check: "M4 10.5l4 4 8-9",
  close: "M5 5l10 10M15 5L5 15",
  down: "M5 7.5l5 5 5-5",
  up: "M5 12.5l5-5 5 5",
  right: "M7.5 5l5 5-5 5",
  search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4",
};

export type IconName = keyof typeof shapes;

/** A small line drawing beside or instead of a word; the word is always there for those who do not see it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 20 20" className="size-[1.1em] shrink-0" aria-hidden="true" focusable="false">
      <path d={shapes[name]} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  );
}
