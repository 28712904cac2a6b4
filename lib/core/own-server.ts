import { timingSafeEqual } from "node:crypto";
import { hashToken } from "./tokens";

/**
 * Whether a request comes from the server's own process (server/serve.mjs), which drew the secret when it started. Nobody else can
 * know it.
 */
export function isFromOwnServer({ headers }: Request): boolean {
  const secret = process.env.SERVER_SECRET;
  const sent = headers.get("x-server-secret") ?? "";
  return Boolean(secret) && timingSafeEqual(Buffer.from(hashToken(sent)), Buffer.from(hashToken(secret!)));
}
