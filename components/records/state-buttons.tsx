import { ConfirmButton } from "@/components/ui/dialog";
import type { FormAction } from "@/components/ui/form";

type Props = {
  /** The record with the word that counts it: “这门课程”. */
  called: string;
  record: { id: number; version: number };
  action: FormAction;
  /** What comes of it. */
  text: string;
};

const reason = { name: "reason", label: "原因", required: true };

/** Puts a record away, for a reason. */
export function ArchiveButton({ called, record, action, text }: Props) {
  return (
    <ConfirmButton
      trigger="归档"
      title={`归档${called}？`}
      text={text}
      confirmLabel="归档"
      confirmVariant="danger"
      action={action}
      hidden={refOf(record)}
      reason={reason}
    />
  );
}

/** Brings an archived record back. */
export function RestoreButton({ called, record, action, text }: Props) {
  return (
    <ConfirmButton
      trigger="恢复"
      title={`恢复${called}？`}
      text={text}
      confirmLabel="恢复"
      action={action}
      hidden={refOf(record)}
    />
  );
}

/** Shows a record on the public site. */
export function PublishButton({ record, action, text }: Omit<Props, "called">) {
  return (
    <ConfirmButton
      trigger="公开"
      variant="primary"
      title="在网站上公开？"
      text={text}
      confirmLabel="公开"
      confirmVariant="primary"
      action={action}
      hidden={refOf(record)}
    />
  );
}

/** Takes a record off the public site, for a reason. */
export function WithdrawButton({ called, record, action }: Omit<Props, "text">) {
  return (
    <ConfirmButton
      trigger="撤下"
      title="从网站上撤下？"
      text={`公开页面立即不再显示${called}；内部记录不变，之后可以重新公开。`}
      confirmLabel="撤下"
      confirmVariant="danger"
      action={action}
      hidden={refOf(record)}
      reason={reason}
    />
  );
}

function refOf({ id, version }: Props["record"]) {
  return { id, version };
}
