import { db, type Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import { openConsent } from "@/lib/lecturers/consents/where";
import { shownAttachments, shownColumns } from "../shown";
import { ownerOf, whereOwner } from "./owners";
import type { Owner } from "./schema";

/** What hangs on a record, in its order, with the versions its forms send back. */
export async function listAttachments(_viewer: Viewer<"records.view">, owner: Owner, client: Tx = db) {
  return client.attachment.findMany({
    where: whereOwner(owner),
    select: { ...shownColumns, version: true },
    orderBy: shownAttachments.orderBy,
  });
}

export type ListedAttachment = Awaited<ReturnType<typeof listAttachments>>[number];

/** The record an attachment hangs on, or null. */
export async function getOwnerOf(_viewer: Viewer<"records.view">, id: number, client: Tx = db): Promise<Owner | null> {
  const row = await client.attachment.findUnique({ where: { id } });
  return row && ownerOf(row);
}

/** The open consent of a lecturer, which says whether the photograph is public; null when there is none. */
export async function getOpenConsent(_viewer: Viewer<"records.view">, lecturerId: number, client: Tx = db) {
  return client.lecturerConsent.findFirst({
    where: { lecturerId, ...openConsent },
    select: { coversPhoto: true },
  });
}
