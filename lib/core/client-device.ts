import { headers } from "next/headers";
import { clientAddress } from "./client-address";

/** What the browser of this request says of itself, or null. */
export async function clientDevice(): Promise<string | null> {
  return (await headers()).get("user-agent");
}

/** Whether the visitor's own connection is encrypted: server/serve.mjs lets the header pass only from a trusted proxy. */
export async function isRequestSecure(): Promise<boolean> {
  return (await headers()).get("x-forwarded-proto")?.startsWith("https") ?? false;
}

/** Whether what the visitor types crosses a network in the clear: plain http, and not from this machine itself. */
export async function isPlainFromElsewhere(): Promise<boolean> {
  const address = await clientAddress();
  return !(await isRequestSecure()) && address !== "unknown" && !/^(127\.|::1$)/.test(address);
}
