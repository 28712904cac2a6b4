import type { Metadata } from "next";
import { recordId } from "@/lib/core/errors";
import { currentViewer, may, type Viewer } from "@/lib/core/viewer";

/**
 * The title of a record's page: its name before the noun, so that open tabs can be told apart. Whoever may not see the
 * record reads the noun alone; the page itself answers 403 or 404.
 */
export async function recordTitle(
  noun: string,
  address: Promise<{ id: string }>,
  nameOf: (viewer: Viewer<"records.view">, id: number) => Promise<string | undefined>,
): Promise<Metadata> {
  const viewer = await currentViewer();
  const id = recordId((await address).id);
  const name = viewer && id && may(viewer, "records.view") && (await nameOf(viewer, id));
  return { title: name ? `${[...name].slice(0, 40).join("")} · ${noun}` : noun };
}
