import { HONEYPOT } from "@/lib/core/honeypot";

/** The field that only programs fill, for forms anybody may send. Out of sight, out of the tab order, and not read aloud. */
export function Honeypot() {
  return (
    <div className="hidden" aria-hidden="true">
      <label>
        请留空
        <input name={HONEYPOT} tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  );
}
