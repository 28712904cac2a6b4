import { ConfirmButton } from "@/components/ui/dialog";
import { ActionForm } from "@/components/ui/form";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { ListedAttachment } from "@/lib/files/attachments/queries";
import { lacksAltText } from "@/lib/files/attachments/rules";
import { LONGEST_ALT_TEXT, LONGEST_TRANSCRIPT } from "@/lib/files/attachments/schema";
import { describe, remove } from "../actions";
import { attachmentAnchor } from "./anchors";
import { attachmentFacts } from "./attachment-facts";
import { MoveButton } from "./move-button";
import { PosterField } from "./poster-field";
import { Thumbnail } from "./thumbnail";

type Props = {
  attachment: ListedAttachment;
  /** Its place among its kind, from 1. */
  place: number;
  of: number;
  /** The page it is shown on; null when nothing can be changed. */
  back: string | null;
};

/** One photograph, video or document with what is said about it and what can be done to it. */
export function AttachmentRow({ attachment, place, of, back }: Props) {
  const { id, version, name, file, altText } = attachment;
  const hidden = back === null ? null : { id, version, back };
  return (
    <li
      id={attachmentAnchor(id)}
      aria-label={name}
      className="grid scroll-mt-6 gap-x-6 gap-y-3 border-b border-line py-5 sm:grid-cols-[11rem_minmax(0,1fr)]"
    >
      <div>
        <Thumbnail attachment={attachment} />
        {file.kind === "VIDEO" && hidden && (
          <PosterField hidden={hidden} name={name} hasPoster={attachment.poster !== null} />
        )}
      </div>
      <div className="min-w-0">
        <div className="mb-3 grid items-start gap-x-6 gap-y-2 lg:grid-cols-[minmax(0,1fr)_auto]">
          <div className="min-w-0">
            <p className="font-bold break-words">{name}</p>
            <p className="text-sm text-ink-soft tabular-nums">{attachmentFacts(attachment)}</p>
          </div>
          {hidden && (
            <div className="flex flex-wrap items-start gap-1">
              {of > 1 && (
                <>
                  <MoveButton hidden={hidden} direction="UP" name={name} place={place} atEnd={place === 1} />
                  <MoveButton hidden={hidden} direction="DOWN" name={name} place={place} atEnd={place === of} />
                </>
              )}
              <ConfirmButton
                trigger="移除"
                size="small"
                title={`移除“${name}”？`}
                text="公开页面上马上就看不到它；要再用，需要重新上传。移除的记录留在历史里。"
                confirmLabel="移除"
                confirmVariant="danger"
                action={remove}
                hidden={hidden}
                stays
              />
            </div>
          )}
        </div>
        {lacksAltText({ kind: file.kind, altText }) && (
          <p className="mb-3 border-l-4 border-warn bg-warn-tint px-3 py-1 text-sm">
            缺文字说明：看不见图片的人不知道拍的是什么。
          </p>
        )}
        {hidden ? <DescriptionForm attachment={attachment} hidden={hidden} /> : <Description attachment={attachment} />}
      </div>
    </li>
  );
}

type Hidden = { id: number; version: number; back: string };

function DescriptionForm({ attachment, hidden }: { attachment: ListedAttachment; hidden: Hidden }) {
  const { altText, caption, file } = attachment;
  return (
    <ActionForm
      action={describe}
      hidden={hidden}
      stays
      defaultValue={{ altText, caption }}
      submitLabel="保存说明"
      submitVariant="secondary"
    >
      <div className="grid gap-x-5 gap-y-3 lg:grid-cols-[3fr_2fr]">
        {file.kind === "PICTURE" && <TextArea name="altText" label="文字说明" rows={2} maxLength={LONGEST_ALT_TEXT} />}
        {file.kind === "VIDEO" && (
          <TextArea name="altText" label="视频里说了什么" rows={3} maxLength={LONGEST_TRANSCRIPT} />
        )}
        <TextField name="caption" label={file.kind === "DOCUMENT" ? "说明" : "图注"} />
      </div>
    </ActionForm>
  );
}

function Description({ attachment: { altText, caption } }: { attachment: ListedAttachment }) {
  return (
    <div className="grid max-w-measure gap-1 text-sm">
      {caption && <p>{caption}</p>}
      {altText && <p className="whitespace-pre-line text-ink-soft">{altText}</p>}
    </div>
  );
}
