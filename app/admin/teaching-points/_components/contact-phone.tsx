import { ActionForm } from "@/components/ui/form";
import { may, type Viewer } from "@/lib/core/viewer";
import { revealPhone } from "../actions";

/** The masked phone, and for those who may a button that shows it once; asking is noted. */
export function ContactPhone({ viewer, id, masked }: { viewer: Viewer; id: number; masked: string }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <span className="tabular-nums">{masked}</span>
      {may(viewer, "phones.reveal") && (
        <ActionForm action={revealPhone} hidden={{ id }} submitLabel="显示号码（会记录）" submitVariant="quiet" />
      )}
    </div>
  );
}
