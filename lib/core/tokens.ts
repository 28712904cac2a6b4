import { createHash, randomBytes } from "node:crypto";

/** A random one-time secret for a link or ticket, 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored instead of a token. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
