import { ConfirmButton } from "@/components/ui/dialog";
import { may, type Viewer } from "@/lib/core/viewer";
import { reveal } from "../actions";

/** The phone with its middle hidden, and for those who may see it the way to ask, which is written down. */
export function Phone({ viewer, lecturer }: { viewer: Viewer; lecturer: { id: number; maskedPhone: string | null } }) {
  if (!lecturer.maskedPhone) return "—";
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <span className="tabular-nums">{lecturer.maskedPhone}</span>
      {may(viewer, "phones.reveal") && (
        <ConfirmButton
          trigger="查看号码"
          size="small"
          variant="quiet"
          title="查看完整号码？"
          text="查看的人和时间会记入这位讲师的历史。"
          confirmLabel="查看"
          confirmVariant="primary"
          action={reveal}
          hidden={{ id: lecturer.id }}
        />
      )}
    </span>
  );
}
