"use client";

import type { ReactNode } from "react";
import { Dialog, Heading, I18nProvider, Modal, ModalOverlay } from "react-aria-components";
import { DialogCloseContext } from "./dialog-context";

export type ModalFrameProps = {
  title: string;
  children: ReactNode;
  /** An alertdialog asks for a decision and does not close by a click outside. */
  role?: "dialog" | "alertdialog";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** The sheet over the page that dialogs are made of: focus stays inside, Escape closes, focus returns. */
export function ModalFrame({ title, children, role = "dialog", open, onOpenChange }: ModalFrameProps) {
  return (
    <I18nProvider locale="zh-CN">
      <ModalOverlay
        isOpen={open}
        onOpenChange={onOpenChange}
        isDismissable={false}
        className="fixed inset-0 z-40 flex items-start justify-center overflow-y-auto bg-veil p-3 sm:pt-[12vh]"
      >
        <Modal className="w-full max-w-xl bg-surface shadow-overlay">
          <Dialog role={role} className="p-5 outline-none sm:p-7">
            {({ close }) => (
              <DialogCloseContext value={close}>
                <Heading slot="title" className="mb-3 font-serif text-xl font-bold">
                  {title}
                </Heading>
                {children}
              </DialogCloseContext>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  );
}
