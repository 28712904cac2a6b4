/** Browsers lend their clipboard to encrypted pages only; over plain http the selected text is copied the old way. */
export async function isCopied(text: string, box: HTMLTextAreaElement): Promise<boolean> {
  box.select();
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
