import { formatDay, formatInstant, isDay } from "@/lib/core/dates";
import { fieldLabel, valueLabel } from "@/lib/nouns/words";

/** One field of an entry, as people read it. `—` stands for nothing. */
export type Difference = { field: string; before: string; after: string };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

/** The fields of an entry of this event with their values before and after, in the words of the office. */
export function differencesOf(event: string, before: unknown, after: unknown): Difference[] {
  const [old, fresh] = [asRecord(before), asRecord(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].map((key) => ({
    field: fieldLabel(event, key),
    before: inWords(event, key, old[key]),
    after: inWords(event, key, fresh[key]),
  }));
}

function inWords(event: string, field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "string") {
    if (isDay(value)) return formatDay(value);
    return INSTANT.test(value) ? formatInstant(new Date(value)) : valueLabel(event, field, value);
  }
  if (Array.isArray(value)) return value.map((one) => inWords(event, field, one)).join("、") || "—";
  if (typeof value !== "object") return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${fieldLabel(event, key)}：${inWords(event, key, inner)}`)
    .join("，");
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
