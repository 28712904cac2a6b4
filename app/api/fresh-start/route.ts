import { revalidateTag } from "next/cache";
import { ALL_TAGS } from "@/lib/core/cache-tags";
import { isFromOwnServer } from "@/lib/core/own-server";

/**
 * Expires everything public pages keep. The server calls it once when it starts (bin/serve.mjs), before it lets anybody in:
 * pages made by the build, or kept by an earlier run, may be older than the database.
 */
export function POST(request: Request): Response {
  if (!isFromOwnServer(request)) return new Response(null, { status: 404 });
  for (const tag of ALL_TAGS) revalidateTag(tag, { expire: 0 });
  return new Response(null, { status: 204 });
}
