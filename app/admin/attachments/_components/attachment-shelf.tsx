import { headers } from "next/headers";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { takeNote } from "@/lib/core/handed-notes";
import { may, type Viewer } from "@/lib/core/viewer";
import { getOpenConsent, type ListedAttachment, listAttachments } from "@/lib/files/attachments/queries";
import { unpackRefused } from "@/lib/files/attachments/refused";
import { acceptedKinds, MOST_ATTACHMENTS, photographHiddenBecause } from "@/lib/files/attachments/rules";
import type { Owner } from "@/lib/files/attachments/schema";
import { LARGEST_MEGABYTES } from "@/lib/files/rules";
import { getSettings } from "@/lib/settings/queries";
import type { FileKind } from "@/prisma/generated/enums";
import { uploadAddress } from "./addresses";
import { AttachmentRow } from "./attachment-row";
import { FocusAfterRemoval } from "./focus-after-removal";
import type { Limits } from "./limits";
import { UploadForm } from "./upload-form";

export type AttachmentShelfProps = {
  viewer: Viewer<"records.view">;
  owner: Owner;
  kinds: readonly FileKind[];
  isEditable: boolean;
};

const TITLES: Record<FileKind, string> = { PICTURE: "照片", VIDEO: "视频", DOCUMENT: "文件" };
/** What is written beside them, and for whom. */
const HINTS: Record<FileKind, string> = {
  PICTURE: "文字说明写照片里有什么，读给看不见的人听；图注显示在照片下面，可以不填。",
  VIDEO: "写下视频里说了什么，给听不见的人看，也方便不能出声的时候了解内容；没有人说话可以不填。",
  DOCUMENT: "说明显示在文件名下面，可以不填。",
};
const KINDS = Object.keys(TITLES) as FileKind[];

/** The photographs, videos and documents of a record, with everything that is done to them. */
export async function AttachmentShelf({ viewer, owner, kinds, isEditable }: AttachmentShelfProps) {
  const attachments = await listAttachments(viewer, owner);
  const back = isEditable && may(viewer, "attachments.keep") ? await pageOfRequest() : null;
  const taken = acceptedKinds(owner.type).filter((kind) => kinds.includes(kind));
  const names = taken.map((kind) => TITLES[kind]).join("、");
  return (
    <section id="files" tabIndex={-1} aria-label={names} className="scroll-mt-6 outline-none">
      <FocusAfterRemoval id="files" count={attachments.length} />
      {back !== null && <Intake owner={owner} kinds={taken} back={back} attachments={attachments} />}
      {owner.type === "lecturer" && <ConsentNotice viewer={viewer} owner={owner} attachments={attachments} />}
      {attachments.length === 0 && <EmptyState title={`还没有${names}`} text={textWhenEmpty(owner)} />}
      {KINDS.map((kind) => (
        <OneKind
          key={kind}
          kind={kind}
          attachments={attachments.filter(({ file }) => file.kind === kind)}
          back={back}
        />
      ))}
    </section>
  );
}

type IntakeProps = {
  owner: Owner;
  kinds: readonly FileKind[];
  back: string;
  attachments: readonly ListedAttachment[];
};

async function Intake({ owner, kinds, back, attachments }: IntakeProps) {
  const most = owner.type === "lecturer" ? 1 : MOST_ATTACHMENTS;
  if (attachments.length >= most) return <Notice>{textWhenFull(owner)}</Notice>;
  const refused = unpackRefused(await takeNote("refused-files"), owner);
  return (
    <UploadForm
      place={{ address: uploadAddress(owner, back), back }}
      limits={await limitsOf(kinds)}
      label={`添加${kinds.map((kind) => TITLES[kind]).join("、")}`}
      multiple={most > 1 || undefined}
      refused={refused}
    />
  );
}

type KindProps = { kind: FileKind; attachments: readonly ListedAttachment[]; back: string | null };

function OneKind({ kind, attachments, back }: KindProps) {
  if (attachments.length === 0) return null;
  return (
    <section aria-label={TITLES[kind]} className="mt-8">
      <h2 className="border-b border-line-strong pb-1 font-serif text-lg font-bold">
        {TITLES[kind]}{" "}
        <span className="font-sans text-sm font-normal text-ink-soft tabular-nums">{attachments.length}</span>
      </h2>
      {back !== null && <p className="max-w-measure pt-2 text-sm text-ink-soft">{HINTS[kind]}</p>}
      <ol>
        {attachments.map((attachment, index) => (
          <AttachmentRow
            key={attachment.id}
            attachment={attachment}
            place={index + 1}
            of={attachments.length}
            back={back}
          />
        ))}
      </ol>
    </section>
  );
}

type ConsentProps = { viewer: Viewer<"records.view">; owner: Owner; attachments: readonly ListedAttachment[] };

async function ConsentNotice({ viewer, owner, attachments }: ConsentProps) {
  const reason = photographHiddenBecause(await getOpenConsent(viewer, owner.id));
  if (!reason || attachments.length === 0) return null;
  return (
    <div className="mt-5">
      <Notice kind="warn">{reason}</Notice>
    </div>
  );
}

async function limitsOf(kinds: readonly FileKind[]): Promise<Limits> {
  const { videoMegabytes } = await getSettings();
  const all: Limits = { ...LARGEST_MEGABYTES, VIDEO: Number(videoMegabytes) };
  return Object.fromEntries(kinds.map((kind) => [kind, all[kind]]));
}

/** The address of this page, to come back to the same tab; written by proxy.ts. */
async function pageOfRequest(): Promise<string> {
  return (await headers()).get("x-path") ?? "/admin";
}

function textWhenEmpty({ type }: Owner): string {
  if (type === "lecturer") return "登记的公开同意包括照片时，照片显示在讲师的公开页面上。";
  return "添加之后按这里的顺序显示在公开页面上，第一张照片最大。";
}

function textWhenFull({ type }: Owner): string {
  if (type === "lecturer") return "讲师只有一张照片；要换，请先移除这一张。";
  return `一条记录最多放 ${MOST_ATTACHMENTS} 个文件；要添加，请先移除不用的。`;
}
