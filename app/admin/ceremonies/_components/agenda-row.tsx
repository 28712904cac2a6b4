import { LinkButton } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/dialog";
import type { CeremonyDetail } from "@/lib/ceremonies/queries";
import { removeItem } from "../actions";
import { MoveButton } from "./move-button";
import { ItemText } from "./programme";

type Props = {
  item: CeremonyDetail["agenda"][number];
  /** Its place in the agenda, from 1. */
  place: number;
  of: number;
  ceremony: { ceremonyId: number; version: number };
};

/** One item of the agenda with what can be done to it. */
export function AgendaRow({ item, place, of, ceremony }: Props) {
  const hidden = { ...ceremony, itemId: item.id };
  return (
    <li className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-y-2 border-b border-line py-3 lg:grid-cols-[2.5rem_minmax(0,1fr)_auto]">
      <span className="font-serif text-lg text-ink-soft tabular-nums" aria-hidden="true">
        {place}
      </span>
      <div className="min-w-0 break-words">
        <ItemText item={item} />
      </div>
      <div className="col-start-2 flex flex-wrap items-start gap-1 lg:col-start-3">
        <MoveButton hidden={hidden} direction="UP" title={item.title} atEnd={place === 1} />
        <MoveButton hidden={hidden} direction="DOWN" title={item.title} atEnd={place === of} />
        <LinkButton
          href={`/admin/ceremonies/${ceremony.ceremonyId}/agenda/${item.id}`}
          size="small"
          aria-label={`修改“${item.title}”`}
        >
          修改
        </LinkButton>
        <ConfirmButton
          trigger="删去"
          size="small"
          title={`从议程中删去“${item.title}”？`}
          text="原来的内容会留在这场仪式的历史里。"
          confirmLabel="删去"
          confirmVariant="danger"
          action={removeItem}
          hidden={hidden}
        />
      </div>
    </li>
  );
}
