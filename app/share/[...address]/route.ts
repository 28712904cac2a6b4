import { createHash } from "node:crypto";
import { drawPicture, type Face, TooMany } from "@/lib/core/page-picture";
import { publicRead } from "@/lib/core/public-read";
import { faceAt } from "../_pictures/faces";

type Context = { params: Promise<{ address: string[] }> };

/**
 * The picture of a public page, for previews where its address is shared. What it says is read anew each time and expires with
 * the record, so a page that is no longer public has no picture; the drawing is kept under what it says.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const face = await faceAt(withoutEnding((await params).address));
  if (!face) return new Response(null, { status: 404 });
  const picture = await drawn(face).catch(tooManyIn);
  if (picture instanceof TooMany) return new Response(null, { status: 503, headers: { "Retry-After": "10" } });
  const tag = `"${createHash("sha256").update(picture).digest("base64url").slice(0, 22)}"`;
  // Ask again each time: what was withdrawn must not be shown for another day.
  const headers = { ETag: tag, "Cache-Control": "no-cache", "Content-Type": "image/png" };
  if (request.headers.get("if-none-match")?.includes(tag)) return new Response(null, { status: 304, headers });
  return new Response(Buffer.from(picture, "base64"), { headers });
}

/** As base64, because what is kept must be plain text. */
const drawn = publicRead("picture", async (face: Face) => (await drawPicture(face)).toString("base64"));

/** ["courses", "12.png"] → ["courses", "12"]; without the ending there is no such picture. */
function withoutEnding(address: readonly string[]): string[] {
  const [, stem] = /^(.+)\.png$/.exec(address.at(-1) ?? "") ?? [];
  return stem ? [...address.slice(0, -1), stem] : [];
}

function tooManyIn(error: unknown): TooMany {
  if (error instanceof TooMany) return error;
  throw error;
}
