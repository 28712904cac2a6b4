import { timingSafeEqual } from "node:crypto";
import { revalidateTag } from "next/cache";
import { ALL_TAGS } from "@/lib/core/cache-tags";
import { hashToken } from "@/lib/core/tokens";

/**
 * Expires everything public pages keep. The server calls it once when it starts (bin/serve.mjs), before it lets anybody in:
 * pages made by the build, or kept by an earlier run, may be older than the database. Nobody else knows the secret.
 */
export function POST(request: Request): Response {
  const secret = process.env.FRESH_START_SECRET;
  const sent = request.headers.get("x-fresh-start") ?? "";
  if (!secret || !timingSafeEqual(Buffer.from(hashToken(sent)), Buffer.from(hashToken(secret)))) {
    return new Response(null, { status: 404 });
  }
  for (const tag of ALL_TAGS) revalidateTag(tag, { expire: 0 });
  return new Response(null, { status: 204 });
}
