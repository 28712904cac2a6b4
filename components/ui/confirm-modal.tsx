"use client";

import { Button } from "react-aria-components";
import { buttonStyle } from "./button-style";
import { ModalFrame } from "./modal";

export type Confirmation = { title: string; text?: string; confirmLabel: string; danger?: boolean };

type ConfirmModalProps = { confirmation: Confirmation; open: boolean; onClose: () => void; onConfirm: () => void };

/** Asks once more. The focus is on the way out, so that Enter pressed twice does no harm. */
export function ConfirmModal({ confirmation, open, onClose, onConfirm }: ConfirmModalProps) {
  const { title, text, confirmLabel, danger } = confirmation;
  return (
    <ModalFrame title={title} role="alertdialog" open={open} onOpenChange={(next) => !next && onClose()}>
      {text && <p className="text-sm">{text}</p>}
      <div className="mt-6 flex flex-wrap gap-3">
        <Button className={buttonStyle(danger ? "danger" : "primary")} onPress={onConfirm}>
          {confirmLabel}
        </Button>
        <Button className={buttonStyle("secondary")} onPress={onClose} autoFocus>
          取消
        </Button>
      </div>
    </ModalFrame>
  );
}
