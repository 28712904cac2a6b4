"use client";

import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { Sentence } from "@/components/ui/sentence";
import type { Upload, UploadQueue } from "./upload-queue";

/** One file on its way, with what can be done about it. */
export function UploadRow({ upload, queue }: { upload: Upload; queue: UploadQueue }) {
  const { id, file, state, sent, words } = upload;
  const isFailed = state === "REFUSED" || state === "BROKEN";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2">
      <div className="min-w-0 grow basis-64">
        {state === "SENDING" || state === "CHECKING" ? (
          <Progress label={file.name} value={sent} max={Math.max(file.size, 1)} text={words} />
        ) : (
          <p className="text-sm break-words">
            {!words.includes(`“${file.name}”`) && `${file.name} `}
            <span role={isFailed ? "alert" : undefined} className={isFailed ? "text-danger" : "text-ink-soft"}>
              {isFailed && <span aria-hidden="true">▲ </span>}
              <Sentence text={words} />
            </span>
          </p>
        )}
      </div>
      {(state === "WAITING" || state === "SENDING") && (
        <Button size="small" aria-label={`取消上传“${file.name}”`} onClick={() => queue.cancel(id)}>
          取消
        </Button>
      )}
      {state === "BROKEN" && (
        <Button size="small" aria-label={`重试上传“${file.name}”`} onClick={() => queue.retry(id)}>
          重试
        </Button>
      )}
      {isFailed && (
        <Button variant="quiet" size="small" aria-label={`不再显示“${file.name}”`} onClick={() => queue.dismiss(id)}>
          知道了
        </Button>
      )}
    </li>
  );
}
