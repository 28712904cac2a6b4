"use client";

import { useEffect, useRef, useState } from "react";
import { ConfirmModal } from "./confirm-modal";
import { unsavedForms } from "./unsaved";

type Held = { buttons: string[]; goOn: () => void };

/**
 * Asks before a link or another form leaves a page on which something typed is not saved. A form marked `data-stays` leaves
 * the others as they are; what is marked `data-discards` gives up its own form on purpose.
 */
export function UnsavedGuard() {
  const [held, setHeld] = useState<Held | null>(null);
  const isLeaving = useRef(false);

  useEffect(() => {
    function hold(event: Event, except: Element | null, goOn: () => void) {
      const buttons = isLeaving.current ? [] : unsavedForms(except);
      if (buttons.length === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setHeld({ buttons, goOn });
    }
    function holdLink(event: MouseEvent) {
      const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
      if (!link || !leavesPage(link, event)) return;
      hold(event, link.closest("[data-discards]") && link.closest("form"), () => link.click());
    }
    function holdForm(event: SubmitEvent) {
      const form = event.target as HTMLFormElement;
      const submitter = event.submitter as HTMLButtonElement | null;
      if ("stays" in form.dataset || submitter?.name === "__intent__") return;
      hold(event, form, () => form.requestSubmit(submitter));
    }
    function holdWindow(event: BeforeUnloadEvent) {
      if (!isLeaving.current && unsavedForms().length > 0) event.preventDefault();
    }
    function stayAgain() {
      isLeaving.current = false;
    }
    // On the window, so that it comes before the framework's own listeners on the document.
    window.addEventListener("click", holdLink, true);
    window.addEventListener("submit", holdForm, true);
    window.addEventListener("beforeunload", holdWindow);
    window.addEventListener("pointerdown", stayAgain, true);
    window.addEventListener("keydown", stayAgain, true);
    return () => {
      window.removeEventListener("click", holdLink, true);
      window.removeEventListener("submit", holdForm, true);
      window.removeEventListener("beforeunload", holdWindow);
      window.removeEventListener("pointerdown", stayAgain, true);
      window.removeEventListener("keydown", stayAgain, true);
    };
  }, []);

  const buttons = held?.buttons.map((label) => `“${label}”`).join("、");
  return (
    <ConfirmModal
      confirmation={{
        title: "填写的内容还没有保存",
        text: `这一页上有填写了、还没有按${buttons}的内容。现在继续，这些内容就丢了；要保存，请取消后先按${buttons}。`,
        confirmLabel: "不保存，继续",
        danger: true,
      }}
      open={held !== null}
      onClose={() => setHeld(null)}
      onConfirm={() => {
        setHeld(null);
        isLeaving.current = true;
        held?.goOn();
      }}
    />
  );
}

/** Not one that opens beside this page, saves a file, hands over to another program, or only scrolls. */
function leavesPage(link: HTMLAnchorElement, { button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return false;
  if (link.hasAttribute("download") || (link.target && link.target !== "_self")) return false;
  if (!link.protocol.startsWith("http")) return false;
  const isHere = link.origin + link.pathname + link.search === location.origin + location.pathname + location.search;
  return !(isHere && link.hash);
}
