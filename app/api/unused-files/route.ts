import { isFromOwnServer } from "@/lib/core/own-server";
import { clearUnusedFiles } from "@/lib/files/jobs";

/** Clears away what uploads left and nothing shows. The server asks for it every hour (bin/serve.mjs). */
export async function DELETE(request: Request): Promise<Response> {
  if (!isFromOwnServer(request)) return new Response(null, { status: 404 });
  return Response.json(await clearUnusedFiles(new Date()));
}
