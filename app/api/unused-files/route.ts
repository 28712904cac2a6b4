import { closeTallies } from "@/lib/core/audit-tally";
import { takeTurn } from "@/lib/core/job-turns";
import { log } from "@/lib/core/log";
import { isFromOwnServer } from "@/lib/core/own-server";
import { clearUnusedFiles, clearUploads } from "@/lib/files/jobs";

/** A little less than the hour after which a server asks again. */
const TURN_MINUTES = 55;

/**
 * Clears away what uploads left and nothing shows, and writes what was refused again and again. Every server asks for it every
 * hour (server/serve.mjs) and clears its own folder of uploads; one does the rest.
 */
export async function DELETE(request: Request): Promise<Response> {
  if (!isFromOwnServer(request)) return new Response(null, { status: 404 });
  // Its own folder may be in disorder; what is done for everybody must not wait for that.
  await clearUploads(new Date()).catch((error) => log.error({ err: error }, "uploads were not cleared away"));
  if (!(await takeTurn("unused-files", TURN_MINUTES))) return new Response(null, { status: 204 });
  await closeTallies(new Date());
  return Response.json(await clearUnusedFiles(new Date()));
}
