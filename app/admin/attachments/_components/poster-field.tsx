"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { ConfirmButton } from "@/components/ui/dialog";
import { removePoster } from "../actions";
import { posterAddress } from "./addresses";
import { RefusedList } from "./refused-list";
import { sendForm } from "./send-form";

type Props = { hidden: { id: number; version: number; back: string }; name: string; hasPoster: boolean };

/** The still picture shown before a video plays: chosen by hand where the browser could not make one, or made a poor one. */
export function PosterField({ hidden, name, hasPoster }: Props) {
  const id = useId();
  const router = useRouter();
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState("");
  const address = posterAddress(hidden, hidden.back);

  async function send(form: FormData) {
    setIsSending(true);
    setRefusal("");
    const watch = { signal: new AbortController().signal, onSent: () => {} };
    try {
      const { refused } = await sendForm(address, form, watch);
      if (refused[0]) setRefusal(refused[0].sentence);
      else router.refresh();
    } catch (error) {
      setRefusal((error as Error).message);
    }
    setIsSending(false);
  }

  return (
    <div className="mt-2 text-sm print:hidden">
      {!hasPoster && <p className="text-ink-soft">还没有封面：播放之前只显示一块空白。</p>}
      <details>
        <summary className="min-h-8 text-red underline underline-offset-4 pointer-coarse:min-h-control">
          {hasPoster ? "换封面" : "上传封面"}
        </summary>
        <form
          action={address}
          method="post"
          encType="multipart/form-data"
          data-stays
          onSubmit={(event) => {
            event.preventDefault();
            if (!isSending) void send(new FormData(event.currentTarget));
          }}
          className="grid gap-2 py-2"
        >
          <label htmlFor={id}>封面图片（JPEG、PNG、WebP）</label>
          <input
            id={id}
            type="file"
            name="files"
            required
            accept="image/jpeg,image/png,image/webp"
            className="w-full min-w-0 text-sm file:mr-2 file:min-h-8 file:rounded-md file:border file:border-solid file:border-line-strong file:bg-paper file:px-2 file:text-ink"
          />
          <button type="submit" aria-disabled={isSending || undefined} className={buttonStyle("secondary", "small")}>
            {isSending ? "正在上传…" : "上传封面"}
          </button>
        </form>
        {hasPoster && (
          <ConfirmButton
            trigger="去掉封面"
            size="small"
            variant="quiet"
            title={`去掉“${name}”的封面？`}
            text="播放之前只显示一块空白；可以再上传一张。"
            confirmLabel="去掉封面"
            action={removePoster}
            hidden={hidden}
            stays
          />
        )}
      </details>
      {refusal && <RefusedList refused={[{ name: "", sentence: refusal }]} />}
    </div>
  );
}
