import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const IV = 12;
const TAG = 16;

/**
 * The key for one purpose that comes from a random secret.
 * @param {string} secret
 * @param {string} purpose
 */
export function keyFrom(secret, purpose) {
  return new Uint8Array(hkdfSync("sha256", secret, "", purpose, 32));
}

/**
 * A text that only the key opens, and only under the same name (AES-256-GCM).
 * @param {string} text
 * @param {Uint8Array} key
 * @param {string} name
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function seal(text, key, name) {
  const iv = randomBytes(IV);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(name));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), body]));
}

/**
 * The text that was sealed. Throws when the key or the name is another, or a bit was changed.
 * @param {Uint8Array} sealed
 * @param {Uint8Array} key
 * @param {string} name
 */
export function unseal(sealed, key, name) {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV)).setAAD(Buffer.from(name));
  decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString("utf8");
}
