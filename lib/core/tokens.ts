import { createHash, randomBytes } from "node:crypto";

/** A random secret for a link, a ticket or the name of a folder, 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored instead of a token. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
