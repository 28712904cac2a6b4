import { dayInShanghai } from "@/lib/core/dates";
import { disposition } from "@/lib/core/file-response";
import { rangedResponse } from "@/lib/core/ranged-response";
import { fileStore } from "@/lib/core/storage";
import { currentViewer, may } from "@/lib/core/viewer";
import { findPublicFile } from "@/lib/files/public";
import { findFile } from "@/lib/files/queries";
import { isShownInline } from "@/lib/files/rules";

type Address = { key: string; name: string };
type Context = { params: Promise<Address> };

/** Opened in a window of its own a file runs nothing; the browser's own players may show it. */
const POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";

/**
 * A photograph, a video or a document: for everybody as long as a record that shows it is public, else for staff who see
 * records. For all others it is not there (docs/decisions/011-files-are-served-by-the-site.md).
 */
async function serve(request: Request, { params }: Context): Promise<Response> {
  const address = await params;
  const shown = await findPublicFile(address, dayInShanghai());
  const file = shown ?? (await findForStaff(address));
  if (!file) return notThere();
  const store = await fileStore();
  const size = await store.size(file.path);
  if (size === null) return notThere();
  return rangedResponse(request, {
    size,
    // A key stands for one content and is never given to another.
    etag: `"${address.key}"`,
    headers: {
      "Content-Type": file.mediaType,
      "Content-Disposition": disposition(file.name, isShownInline(file.mediaType) ? "inline" : "attachment"),
      // In the reader's own browser only, which asks each time whether it is still public.
      "Cache-Control": shown ? "private, no-cache" : "private, no-store",
      "Content-Security-Policy": POLICY,
    },
    read: (range) => store.read(file.path, range),
  });
}

export { serve as GET, serve as HEAD };

async function findForStaff(address: Address) {
  const viewer = await currentViewer();
  return viewer && may(viewer, "records.view") ? findFile(viewer, address) : null;
}

function notThere(): Response {
  const headers = { "Cache-Control": "no-store" };
  return new Response("没有这个文件，或者它已经不再公开。", { status: 404, headers });
}
