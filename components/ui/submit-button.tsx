import { type ButtonVariant, buttonStyle } from "./button-style";

/**
 * Sends the form it stands in. While pending it keeps the focus and only says that it is not available: a disabled
 * button would throw keyboard and screen reader users back to the top of the page.
 */
export function SubmitButton({
  label,
  variant = "primary",
  pending,
}: {
  label: string;
  variant?: ButtonVariant;
  pending: boolean;
}) {
  return (
    <button type="submit" aria-disabled={pending || undefined} className={buttonStyle(variant)}>
      {pending ? "正在提交…" : label}
    </button>
  );
}
