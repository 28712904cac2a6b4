export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "normal" | "small";

const base =
  "inline-flex items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap no-underline print:hidden disabled:cursor-not-allowed aria-disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-soft aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-soft";

const variants: Record<ButtonVariant, string> = {
  primary: "border-red bg-red text-surface hover:border-red-deep hover:bg-red-deep",
  secondary: "border-line-strong bg-surface text-ink hover:border-ink hover:bg-sunken",
  quiet: "border-transparent bg-transparent text-red underline-offset-4 hover:bg-sunken hover:underline",
  danger: "border-danger bg-surface text-danger hover:bg-danger hover:text-surface",
};

const sizes: Record<ButtonSize, string> = {
  normal: "min-h-control min-w-control px-4 py-1 text-sm",
  small: "min-h-8 min-w-8 px-2.5 text-sm pointer-coarse:min-h-control pointer-coarse:min-w-control",
};

/** The classes of a button, for the few elements (react-aria's buttons, links) that cannot be our `Button`. */
export function buttonStyle(variant: ButtonVariant = "secondary", size: ButtonSize = "normal"): string {
  return `${base} ${variants[variant]} ${sizes[size]}`;
}
