import { keyFrom, seal, unseal } from "../../core/sealed.mjs";

/**
 * The secret of a second factor as it is kept: who has the database alone, or a copy of it, makes no codes.
 * @param {string} secret
 * @param {number} accountId
 * @param {string} serverSecret
 */
export function sealSecret(secret, accountId, serverSecret) {
  return seal(secret, keyFrom(serverSecret, PURPOSE), `account ${accountId}`);
}

/**
 * The secret again, or null when it was sealed by another server's AUTH_SECRET.
 * @param {Uint8Array} sealed
 * @param {number} accountId
 * @param {string} serverSecret
 */
export function unsealSecret(sealed, accountId, serverSecret) {
  try {
    return unseal(sealed, keyFrom(serverSecret, PURPOSE), `account ${accountId}`);
  } catch {
    return null;
  }
}

const PURPOSE = "second factor";
