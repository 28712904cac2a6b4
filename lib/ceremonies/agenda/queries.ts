import { db, type Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";

/** The videos of a ceremony for an agenda item to pick from, in their order; the hint names the item that has one already. */
export async function listVideoOptions(_viewer: Viewer<"records.view">, ceremonyId: number, client: Tx = db) {
  const rows = await client.attachment.findMany({
    where: { ceremonyId, file: { kind: "VIDEO" } },
    select: { id: true, name: true, caption: true, agendaItem: { select: { id: true, title: true } } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, name, caption, agendaItem }) => ({
    value: String(id),
    label: caption ?? name,
    hint: agendaItem ? `现在在“${agendaItem.title}”` : undefined,
    itemId: agendaItem?.id ?? null,
  }));
}
