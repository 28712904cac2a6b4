import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const [IV, TAG] = [12, 16];

/** The key for one purpose that comes from a random secret. */
export function keyFrom(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", purpose, 32));
}

/** A text that only the key opens, and only under the same name (AES-256-GCM). */
export function seal(text: string, key: Uint8Array, name: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(IV);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(name));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), body]));
}

/** The text that was sealed. Throws when the key or the name is another, or a bit was changed. */
export function unseal(sealed: Uint8Array, key: Uint8Array, name: string): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV)).setAAD(Buffer.from(name));
  decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString("utf8");
}
