import { Secret, TOTP } from "otpauth";
import { env } from "@/lib/core/env";
import * as sealing from "./sealing.mjs";

const PERIOD = 30;
/** A telephone's clock may be half a minute off. */
const WINDOW = 1;

/** A new secret, 160 bits, as it is typed into a telephone that reads no QR code. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code says: a telephone keeps the secret under these names. */
export function enrolmentAddress(secret: string, { issuer, label }: { issuer: string; label: string }): string {
  return totpOf(secret, { issuer, label }).toString();
}

/**
 * The half minute that a code belongs to, or null when it is wrong or not of now. One already used (or older) is wrong: who
 * looked over a shoulder has nothing.
 */
export function stepOfCode(
  secret: string,
  code: string,
  { now, lastStep }: { now: Date; lastStep: number },
): number | null {
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window: WINDOW });
  if (delta === null) return null;
  const step = TOTP.counter({ period: PERIOD, timestamp }) + delta;
  return step > lastStep ? step : null;
}

/** The secret as it is kept: who has the database alone, or a copy of it, makes no codes. */
export function sealSecret(secret: string, accountId: number): Uint8Array<ArrayBuffer> {
  return sealing.sealSecret(secret, accountId, serverSecret());
}

/** The secret again, or null when it was sealed by another server's AUTH_SECRET: then a recovery code or a reset helps. */
export function unsealSecret(sealed: Uint8Array, accountId: number): string | null {
  return sealing.unsealSecret(sealed, accountId, serverSecret());
}

function totpOf(secret: string, names: { issuer?: string; label?: string } = {}): TOTP {
  return new TOTP({ ...names, secret: Secret.fromBase32(secret), algorithm: "SHA1", digits: 6, period: PERIOD });
}

function serverSecret(): string {
  if (!env.AUTH_SECRET) throw new Error("AUTH_SECRET is not set");
  return env.AUTH_SECRET;
}
