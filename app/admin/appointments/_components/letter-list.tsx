import { Badge } from "@/components/ui/badge";
import { ConfirmButton } from "@/components/ui/dialog";
import { Table } from "@/components/ui/table";
import { formatDay, toDay } from "@/lib/core/dates";
import { may, type Viewer } from "@/lib/core/viewer";
import { reissue, withdraw } from "../actions";

type LetterRow = {
  id: number;
  letterNo: string;
  kind: "ORIGINAL" | "REISSUE";
  verificationCode: string;
  issuedOn: Date;
  withdrawnAt: Date | null;
  withdrawReason: string | null;
  reissuedAs: { letterNo: string } | null;
};

/** The letters of one appointment, newest first, with what can be done with each. */
export function LetterList({ viewer, letters }: { viewer: Viewer; letters: LetterRow[] }) {
  return (
    <section aria-labelledby="letters" className="mt-8">
      <h2 id="letters" className="mb-3 font-serif text-lg font-bold">
        聘书
      </h2>
      <Table
        caption="这一聘任的聘书"
        hideCaption
        rows={letters}
        rowKey={({ id }) => String(id)}
        columns={[
          { key: "no", header: "编号", whole: true, cell: (letter) => letter.letterNo },
          { key: "on", header: "落款日期", whole: true, cell: (letter) => formatDay(toDay(letter.issuedOn)) },
          {
            key: "state",
            header: "状态",
            cell: (letter) => (
              <span className="whitespace-normal">
                {letter.kind === "REISSUE" && <Badge tone="warn">补发</Badge>} {stateOf(letter)}
              </span>
            ),
          },
          { key: "code", header: "核验码", whole: true, cell: (letter) => <code>{letter.verificationCode}</code> },
          { key: "do", header: "操作", cell: (letter) => <LetterActions viewer={viewer} letter={letter} /> },
        ]}
      />
    </section>
  );
}

function stateOf({ withdrawnAt, withdrawReason, reissuedAs }: LetterRow): string {
  if (withdrawnAt) return `已作废：${withdrawReason}`;
  return reissuedAs ? `已补发为 ${reissuedAs.letterNo}` : "正本";
}

function LetterActions({ viewer, letter }: { viewer: Viewer; letter: LetterRow }) {
  const open = !letter.withdrawnAt && !letter.reissuedAs;
  const file = `/admin/letters/${letter.id}/file`;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {may(viewer, "letters.print") && (
        <>
          <a href={file}>下载 PDF</a>
          <a href={`${file}?variant=overlay`}>套印文字</a>
        </>
      )}
      {open && may(viewer, "letters.reissue") && (
        <ConfirmButton
          trigger="补发"
          size="small"
          title={`补发 ${letter.letterNo}？`}
          text="补发的聘书有新的编号并注明“补发”，原聘书核验时会显示已补发。"
          action={reissue}
          hidden={{ letterId: letter.id }}
          confirmLabel="补发"
          reason={{ name: "reason", label: "补发原因", required: true }}
        />
      )}
      {open && may(viewer, "letters.withdraw") && (
        <ConfirmButton
          trigger="作废"
          size="small"
          variant="danger"
          title={`作废 ${letter.letterNo}？`}
          text="作废后核验时显示已作废，不能恢复，也不能再补发；聘任本身不变。只是错印或遗失的，请用“补发”。"
          action={withdraw}
          hidden={{ letterId: letter.id }}
          confirmLabel="作废"
          confirmVariant="danger"
          reason={{ name: "reason", label: "作废原因", required: true }}
        />
      )}
    </span>
  );
}
