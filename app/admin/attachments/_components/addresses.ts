import type { Owner } from "@/lib/files/attachments/schema";

/** Where the files of a record are sent, and the page to come back to. */
export function uploadAddress({ type, id }: Owner, back: string): string {
  return `/api/attachments?${new URLSearchParams({ ownerType: type, ownerId: String(id), back })}`;
}

/** Where the poster of a video is sent. */
export function posterAddress({ id, version }: { id: number; version: number }, back: string): string {
  return `/api/attachments/${id}/poster?${new URLSearchParams({ version: String(version), back })}`;
}
