import type { UploadAnswer } from "@/lib/files/attachments/refused";
import { type Pace, progressWords } from "./progress-words";

/** CHECKING: everything is sent, the server looks into it. BROKEN: the line or the server failed, and it may be tried again. */
export type UploadState = "WAITING" | "SENDING" | "CHECKING" | "ADDED" | "REFUSED" | "BROKEN" | "CANCELLED";

export type Upload = {
  id: number;
  file: File;
  state: UploadState;
  /** Bytes. */
  sent: number;
  /** How far it is, or why it is not there. */
  words: string;
};

/** How a file's way to the server is followed and ended. `onPause` is told when the line broke and is tried again. */
export type Watch = { signal: AbortSignal; onSent: (bytes: number) => void; onPause: () => void };
export type Send = (file: File, watch: Watch) => Promise<UploadAnswer>;

/** The line or the server failed; the words say what to do. */
export class BrokenUpload extends Error {}

export type UploadQueue = ReturnType<typeof createUploadQueue>;

/**
 * The files of one record on their way to the server: one after the other, so that they hang there in the order in which they
 * were chosen. `onBusy` is told when there is something to lose by leaving, and when there is no more.
 */
export function createUploadQueue(send: Send, onBusy: (isBusy: boolean) => void) {
  let uploads: readonly Upload[] = [];
  let sending: { id: number; abort: AbortController } | null = null;
  let isRunning = false;
  let lastId = 0;
  const listeners = new Set<() => void>();

  function show(next: readonly Upload[]) {
    uploads = next;
    for (const listener of listeners) listener();
  }

  function change(id: number, part: Partial<Upload>) {
    show(uploads.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)));
  }

  async function sendAll() {
    if (isRunning) return;
    isRunning = true;
    onBusy(true);
    for (let next = firstWaiting(); next; next = firstWaiting()) await sendOne(next);
    isRunning = false;
    onBusy(false);
  }

  const firstWaiting = () => uploads.find(({ state }) => state === "WAITING");

  async function sendOne({ id, file }: Upload) {
    const abort = new AbortController();
    sending = { id, abort };
    change(id, { state: "SENDING", sent: 0, words: "正在开始…" });
    try {
      const onPause = () => change(id, { words: "网络断了，正在重新连接…" });
      change(id, outcomeOf(await send(file, { signal: abort.signal, onSent: follow(id, file.size), onPause })));
    } catch (error) {
      if (abort.signal.aborted) change(id, { state: "CANCELLED", words: "已取消。" });
      else if (error instanceof BrokenUpload) change(id, { state: "BROKEN", words: error.message });
      else change(id, { state: "BROKEN", words: "出了问题，没有传上去。请重试。" });
    }
    sending = null;
  }

  function follow(id: number, total: number) {
    let begun: { from: number; at: number } | null = null;
    return (sent: number) => {
      begun ??= { from: sent, at: Date.now() };
      const pace: Pace = { sent, total, begunFrom: begun.from, seconds: (Date.now() - begun.at) / 1000 };
      if (sent < total) change(id, { sent, words: progressWords(pace) });
      else change(id, { sent, state: "CHECKING", words: "已传完，正在检查…" });
    };
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    uploads: () => uploads,
    /** Puts files at the end; a sentence says why one is not even sent. What is over leaves the list. */
    add(files: readonly File[], refusalOf: (file: File) => string | null) {
      const fresh = files.map((file): Upload => {
        const refusal = refusalOf(file);
        lastId += 1;
        return { id: lastId, file, sent: 0, state: refusal ? "REFUSED" : "WAITING", words: refusal ?? "等待上传" };
      });
      show([...uploads.filter(({ state }) => state !== "ADDED" && state !== "CANCELLED"), ...fresh]);
      void sendAll();
    },
    cancel(id: number) {
      if (sending?.id === id) sending.abort.abort();
      else change(id, { state: "CANCELLED", words: "已取消。" });
    },
    retry(id: number) {
      change(id, { state: "WAITING", words: "等待上传" });
      void sendAll();
    },
    dismiss(id: number) {
      show(uploads.filter((upload) => upload.id !== id));
    },
  };
}

/** Nobody waits for these any more. */
const isOnItsWay = ({ state }: Upload) => state === "WAITING" || state === "SENDING" || state === "CHECKING";

/** What has become of all of them, in one sentence that is read aloud; empty while nothing was chosen. */
export function summaryOf(uploads: readonly Upload[]): string {
  const left = uploads.filter(isOnItsWay).length;
  const added = uploads.filter(({ state }) => state === "ADDED").length;
  const failed = uploads.filter(({ state }) => state === "REFUSED" || state === "BROKEN").length;
  const parts = [
    left > 0 && `正在上传，还有 ${left} 个`,
    added > 0 && `已添加 ${added} 个`,
    failed > 0 && `${failed} 个没有添加`,
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join("，")}。` : "";
}

function outcomeOf({ added, refused }: UploadAnswer): Pick<Upload, "state" | "words"> {
  const [refusal] = refused;
  if (added.length === 0 && refusal) return { state: "REFUSED", words: refusal.sentence };
  return { state: "ADDED", words: "已添加。" };
}
