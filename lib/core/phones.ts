/**
 * A telephone number with its middle hidden, for staff who did not ask to see it: 138****5678; of a shorter number only the
 * last two digits stay. Null stays null.
 */
export function maskPhone(phone: string): string;
export function maskPhone(phone: string | null): string | null;
export function maskPhone(phone: string | null): string | null {
  if (phone === null) return null;
  const digits = phone.replace(/\D/g, "");
  return digits.length >= 11 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`;
}

/** The address that makes a phone call a number as it was written: 021-5765 0001转803 → tel:02157650001,803, a pause before the rest. */
export function callAddress(phone: string): string {
  const [number = "", extension = ""] = phone.normalize("NFKC").split("转");
  const inner = extension.replace(/\D/g, "");
  return `tel:${number.replace(/[^+\d]/g, "")}${inner && `,${inner}`}`;
}
