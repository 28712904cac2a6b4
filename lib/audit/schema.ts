import { z } from "zod";
import { searchText } from "@/lib/core/search-text";
import { typedDay } from "@/lib/core/typed-date";

const one = z
  .preprocess((value) => [value].flat()[0], z.string().optional())
  .transform((text) => searchText(text))
  .transform((text) => text || undefined);
const day = one.transform((text) => typedDay(text));

/** What the address of the audit log asks for; whatever makes no sense is left out. */
export const auditFilter = z.object({
  from: day,
  to: day,
  actor: one,
  event: one,
  subject: one,
  text: one,
  /** Only entries older than this one. */
  before: one.transform((text) => (text && /^[1-9]\d{0,17}$/.test(text) ? BigInt(text) : undefined)),
});

export type AuditFilter = z.output<typeof auditFilter>;
