import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";

export type ButtonProps = Omit<ComponentProps<"button">, "className"> & { variant?: ButtonVariant; size?: ButtonSize };

/** A button that does something. Does not submit a form unless `type="submit"` is given. */
export function Button({ variant, size, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={buttonStyle(variant, size)} {...rest} />;
}

export type LinkButtonProps = Omit<ComponentProps<typeof Link>, "className"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
};

/** A link that looks like a button: it goes somewhere. For a file download give `download` and `prefetch={false}`. */
export function LinkButton({ variant, size, ...rest }: LinkButtonProps) {
  return <Link className={buttonStyle(variant, size)} {...rest} />;
}
