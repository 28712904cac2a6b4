import { type RefObject, useRef, useState } from "react";

/** Copies a text out of the box that has it. `said` tells how it went; `failed` when the person must do it. */
export function useCopying(
  text: string,
  failed: string,
): { box: RefObject<HTMLTextAreaElement | null>; copy: () => Promise<void>; said: string } {
  const box = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState("");
  const copy = async () => setSaid((await isCopied(text, box.current!)) ? "已复制。" : failed);
  return { box, copy, said };
}

/** Browsers lend their clipboard to encrypted pages only; over plain http the selected text is copied the old way. */
async function isCopied(text: string, box: HTMLTextAreaElement): Promise<boolean> {
  box.select();
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
