import { headers } from "next/headers";

/**
 * The address a request came from. server/serve.mjs writes this header from the socket (or from the trusted proxies' part of
 * X-Forwarded-For) and overwrites whatever a visitor sent under that name, so it can be counted on.
 */
export async function clientAddress(): Promise<string> {
  return (await headers()).get("x-client-address") ?? "unknown";
}
