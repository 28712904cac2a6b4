"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useState, useSyncExternalStore } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import type { RefusedFile } from "@/lib/files/attachments/refused";
import { acceptOf, isVideo, type Limits, limitWords, refusalToSend } from "./limits";
import { queueOf } from "./queues";
import { RefusedList } from "./refused-list";
import { summaryOf, type Upload } from "./upload-queue";
import { UploadRow } from "./upload-row";

type Props = {
  /** Where the files go, and the page to come back to. */
  place: { address: string; back: string };
  limits: Limits;
  label: string;
  /** More than one at a time. */
  multiple?: true;
  /** What was refused of the last upload, when it came without script. */
  refused: RefusedFile[];
};

const none: readonly Upload[] = [];

/**
 * The field for new files. Without script a plain form; with it every file goes its own way with its progress, videos in parts
 * that go on after a cut line, and files may be dropped onto it.
 */
export function UploadForm({ place, limits, label, multiple, refused }: Props) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const uploads = useSyncExternalStore(
    (listener) => queueOf(place).subscribe(listener),
    () => queueOf(place).uploads(),
    () => none,
  );
  const isScripted = useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
  const added = uploads.filter(({ state }) => state === "ADDED").length;
  const router = useRouter();
  useEffect(() => {
    if (added > 0) router.refresh();
  }, [added, router]);

  function send(files: FileList) {
    const chosen = multiple ? [...files] : [...files].slice(0, 1);
    if (chosen.length > 0) queueOf(place).add(chosen, (file) => refusalToSend(file, limits));
  }

  return (
    <div className="print:hidden">
      <form
        action={place.address}
        method="post"
        encType="multipart/form-data"
        data-stays
        onSubmit={(event) => event.preventDefault()}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          send(event.dataTransfer.files);
        }}
        className={`border border-dashed px-4 py-4 sm:px-5 ${isOver ? "border-red bg-red-tint" : "border-line-strong bg-surface"}`}
      >
        <label htmlFor={id} className="font-bold">
          {label}
        </label>
        <ul id={`${id}-limits`} className="mb-3 text-sm text-ink-soft">
          {limitWords(limits).map((words) => (
            <li key={words}>{words}</li>
          ))}
          {isScripted && <li>也可以把文件拖到这个框里；选好就开始上传。</li>}
        </ul>
        <div className="flex flex-wrap items-center gap-3">
          <input
            id={id}
            type="file"
            name="files"
            required
            multiple={multiple}
            accept={acceptOf(limits)}
            aria-describedby={`${id}-limits`}
            onChange={(event) => {
              send(event.currentTarget.files!);
              event.currentTarget.value = "";
            }}
            // With script nothing stays chosen, so the browser's "no file chosen" would only mislead.
            className={`min-h-control max-w-full text-sm file:mr-3 file:min-h-control file:rounded-md file:border file:border-solid file:border-line-strong file:bg-paper file:px-4 file:text-sm file:font-medium file:text-ink hover:file:bg-sunken ${isScripted ? "text-transparent" : ""}`}
          />
          {!isScripted && (
            <button type="submit" className={buttonStyle("primary")}>
              上传
            </button>
          )}
        </div>
        <RefusedList refused={refused} />
      </form>
      <p role="status" className="mt-2 min-h-6 text-sm text-ink-soft">
        {summaryOf(uploads)}
      </p>
      {uploads.length > 0 && (
        <ul aria-label="正在上传的文件" className="border-t border-line">
          {uploads.map((upload) => (
            <UploadRow key={upload.id} upload={upload} queue={queueOf(place)} />
          ))}
        </ul>
      )}
      {uploads.some(({ file, state }) => isVideo(file) && state === "SENDING") && (
        <p className="mt-2 text-sm text-ink-soft">
          视频可以接着传：网断了或者页面关了都不要紧，再到这里选同一个视频，就从断开的地方继续。上传时可以去办别的事，只是不要关掉这个窗口。
        </p>
      )}
    </div>
  );
}

const subscribeToNothing = () => () => {};
