"use client";

import { type ReactNode, use } from "react";
import { Button, DialogTrigger } from "react-aria-components";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";
import { DialogCloseContext } from "./dialog-context";
import { ActionForm, type FormAction } from "./form";
import { ModalFrame } from "./modal";
import { TextArea } from "./text-area";

export type ConfirmDialogProps = {
  /** The words on the button that opens it. */
  trigger: string;
  title: string;
  /** Usually an `ActionForm` with `secondary={<DialogCancel />}`. */
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
};

/** A button that opens a dialog with a form in it. The dialog closes when the form's action succeeds. */
export function ConfirmDialog({ trigger, title, children, variant, size }: ConfirmDialogProps) {
  return (
    <DialogTrigger>
      <Button className={buttonStyle(variant, size)}>{trigger}</Button>
      <ModalFrame title={title}>{children}</ModalFrame>
    </DialogTrigger>
  );
}

/** Closes the dialog it stands in and changes nothing. */
export function DialogCancel({ label = "取消" }: { label?: string }) {
  const close = use(DialogCloseContext);
  return (
    <Button className={buttonStyle("secondary")} onPress={() => close?.()}>
      {label}
    </Button>
  );
}

export type ConfirmButtonProps = Omit<ConfirmDialogProps, "children"> & {
  action: FormAction;
  hidden?: Record<string, string | number | null | undefined>;
  /** Its action leaves what is typed in the forms of the page. */
  stays?: boolean;
  text?: ReactNode;
  confirmLabel: string;
  confirmVariant?: ButtonVariant;
  /** Asks for words that are kept with the change. */
  reason?: { name: string; label: string; required?: boolean; description?: string };
};

/** A button for one act that is asked about first, with room for the reason. */
export function ConfirmButton({
  action,
  hidden,
  stays,
  text,
  confirmLabel,
  confirmVariant,
  reason,
  ...dialog
}: ConfirmButtonProps) {
  return (
    <ConfirmDialog {...dialog}>
      <ActionForm
        action={action}
        hidden={hidden}
        stays={stays}
        submitLabel={confirmLabel}
        submitVariant={confirmVariant}
        secondary={<DialogCancel />}
      >
        {text && <div className="text-sm">{text}</div>}
        {reason && <TextArea rows={3} {...reason} />}
      </ActionForm>
    </ConfirmDialog>
  );
}
