import { db, type Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import { type AddressedFile, findAddressed } from "./addressed";

/** The file under an address, as long as it hangs on any record, public or not; else null. */
export function findFile(
  _viewer: Viewer<"records.view">,
  address: { key: string; name: string },
  client: Tx = db,
): Promise<AddressedFile | null> {
  return findAddressed(address, {}, client);
}
