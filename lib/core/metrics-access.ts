import { timingSafeEqual } from "node:crypto";
import { env } from "./env";
import { hashToken } from "./tokens";

/**
 * Whether a request may read what the server counts: it comes from this machine itself (server/request-addresses.mjs notes
 * that, and throws away what a visitor writes under that name), or it carries the token of the environment.
 */
export function mayReadMetrics({ headers }: Request): boolean {
  if (headers.get("x-from-this-machine") === "1") return true;
  const sent = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (!env.METRICS_TOKEN || !sent) return false;
  return timingSafeEqual(Buffer.from(hashToken(sent)), Buffer.from(hashToken(env.METRICS_TOKEN)));
}
