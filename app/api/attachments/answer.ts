import { leaveMessage } from "@/lib/core/flash";
import { leaveNote } from "@/lib/core/handed-notes";
import { signedOutSentence } from "@/lib/core/signed-out";
import { packRefused, type RefusedFile, type UploadAnswer } from "@/lib/files/attachments/refused";
import type { Owner } from "@/lib/files/attachments/schema";

const SIGNED_OUT = signedOutSentence("重试。");

/** The script of the page asks for JSON; a browser without script for a page. */
export function wantsJson(request: Request): boolean {
  return request.headers.get("accept")?.includes("application/json") ?? false;
}

/** To the script as it is; without script back to the record, where the sentences stand at the field. */
export async function answerUpload(
  request: Request,
  { owner, back, message }: { owner: Owner; back: string; message: string },
  answer: UploadAnswer,
): Promise<Response> {
  if (wantsJson(request)) return Response.json(answer);
  if (answer.added.length > 0) await leaveMessage(message);
  if (answer.refused.length > 0) await leaveNote("refused-files", packRefused(owner, answer.refused));
  return goTo(`${back}#files`);
}

/** To somebody whose session has ended meanwhile. */
export function answerSignedOut(request: Request, back: string): Response {
  if (!wantsJson(request)) return goTo(`/sign-in?next=${encodeURIComponent(back)}`);
  const refused: RefusedFile[] = [{ name: "", sentence: SIGNED_OUT }];
  return Response.json({ added: [], refused } satisfies UploadAnswer, { status: 401 });
}

function goTo(address: string): Response {
  return new Response(null, { status: 303, headers: { Location: address } });
}
