import { createHash } from "node:crypto";
import { Refusal } from "@/lib/core/errors";
import { drawPicture, TooMany } from "@/lib/core/page-picture";
import { faceAt } from "../_pictures/faces";

type Context = { params: Promise<{ address: string[] }> };

/**
 * The picture of a public page, for previews where its address is shared. What it says is read as the page reads it, so a page that is no longer public has no picture; the drawing is kept under what it says.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const address = withoutEnding((await params).address);
  const face = await faceAt(address);
  if (!face) return notThere();
  const picture = await drawPicture(face).catch(unlessBusy);
  if (!picture) return new Response(null, { status: 503, headers: { "Retry-After": "10" } });
  // It may have waited behind others, and the page was withdrawn meanwhile.
  if (!(await faceAt(address))) return notThere();
  const tag = `"${createHash("sha256").update(picture).digest("base64url").slice(0, 22)}"`;
  // Ask again each time: what was withdrawn must not be shown for another day.
  const headers = { ETag: tag, "Cache-Control": "no-cache", "Content-Type": "image/png" };
  if (request.headers.get("if-none-match")?.includes(tag)) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(picture), { headers });
}

/** ["courses", "12.png"] → ["courses", "12"]; without the ending there is no such picture. */
function withoutEnding(address: readonly string[]): string[] {
  const [, stem] = /^(.+)\.png$/.exec(address.at(-1) ?? "") ?? [];
  return stem ? [...address.slice(0, -1), stem] : [];
}

function notThere(): Response {
  return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
}

/** Null when it cannot be drawn now but may be soon. */
function unlessBusy(error: unknown): null {
  if (error instanceof TooMany || error instanceof Refusal) return null;
  throw error;
}
