import type { ReactNode } from "react";

const kinds = {
  info: "border-line-strong bg-sunken",
  ok: "border-ok bg-ok-tint",
  warn: "border-warn bg-warn-tint",
  danger: "border-danger bg-danger-tint",
};

export type NoticeKind = keyof typeof kinds;

/** A remark that belongs to the page. For the outcome of an action use `Flash`. */
export function Notice({
  kind = "info",
  title,
  children,
}: {
  kind?: NoticeKind;
  title?: string;
  children?: ReactNode;
}) {
  return (
    <div className={`border-l-4 px-4 py-2.5 text-sm ${kinds[kind]}`}>
      {title && <p className="font-bold">{title}</p>}
      {children && <div>{children}</div>}
    </div>
  );
}
