import { LinkButton } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/dialog";
import { MoveButton } from "@/components/ui/move-button";
import type { ListedMode } from "@/lib/courses/modes/queries";
import { archive, move, restore } from "../actions";

type Props = {
  mode: ListedMode;
  keeps: boolean;
  /** Its place among those offered, from 1, and how many those are; none when it is no longer offered. */
  place?: number;
  of?: number;
};

/** One way of teaching with what can be done to it. */
export function ModeRow({ mode, keeps, place, of }: Props) {
  const { name, description, archiveReason, courses } = mode;
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line py-3 lg:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0 break-words">
        <p className="font-bold">{name}</p>
        {description && <p className="text-sm whitespace-pre-line text-ink-soft">{description}</p>}
        {archiveReason && <p className="text-sm text-ink-soft">停用原因：{archiveReason}</p>}
        <p className="text-sm text-ink-soft">{courses > 0 ? `${courses} 门课程` : "还没有课程"}</p>
      </div>
      {keeps && (
        <div className="flex flex-wrap items-start gap-1 print:hidden">
          <ModeActions mode={mode} place={place} of={of} />
        </div>
      )}
    </li>
  );
}

function ModeActions({ mode: { id, version, name, archivedAt }, place, of }: Omit<Props, "keeps">) {
  const hidden = { id, version };
  if (archivedAt) {
    return (
      <ConfirmButton
        trigger="恢复"
        size="small"
        title={`恢复“${name}”？`}
        text="恢复后课程里又可以勾选，排在最后。"
        confirmLabel="恢复"
        action={restore}
        hidden={hidden}
      />
    );
  }
  return (
    <>
      <MoveButton action={move} hidden={hidden} direction="UP" name={name} atEnd={place === 1} />
      <MoveButton action={move} hidden={hidden} direction="DOWN" name={name} atEnd={place === of} />
      <LinkButton href={`/admin/courses/modes/${id}`} size="small" aria-label={`修改“${name}”`}>
        修改
      </LinkButton>
      <ConfirmButton
        trigger="停用"
        size="small"
        title={`停用“${name}”？`}
        text="新课程不能再勾选；已有这种模式的课程不变，照样显示。"
        confirmLabel="停用"
        confirmVariant="danger"
        action={archive}
        hidden={hidden}
        reason={{ name: "reason", label: "原因", required: true }}
      />
    </>
  );
}
