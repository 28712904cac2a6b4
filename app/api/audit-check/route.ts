import { verifyLogDaily } from "@/lib/audit/chain/jobs";
import { isFromOwnServer } from "@/lib/core/own-server";

/** Checks the chain of the audit log when a day has passed. The server asks for it every hour (server/serve.mjs). */
export async function POST(request: Request): Promise<Response> {
  if (!isFromOwnServer(request)) return new Response(null, { status: 404 });
  const found = await verifyLogDaily();
  return Response.json(found && { links: found.links, broken: found.broken });
}
