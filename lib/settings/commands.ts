import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { StaleRecord } from "@/lib/core/errors";
import { getSectionVersions, getSettings } from "./queries";
import { SECTION_LABELS, SECTIONS, type Section, type SettingKey, type Settings } from "./schema";

/**
 * Changes the settings of one section. Only what differs is written, each with its value before and after. Refuses when
 * somebody else changed the section since the form was opened.
 */
export async function changeSettings(
  tx: Tx,
  actor: Actor,
  section: Section,
  input: Partial<Settings> & { version: number },
): Promise<void> {
  // The rows may not exist yet, so there is nothing else to lock.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`settings.${section}`}))`;
  const versions = await getSectionVersions(tx);
  if (versions[section] !== input.version) throw new StaleRecord();
  const current = await getSettings(tx);
  const keys = Object.keys(SECTIONS[section].shape) as SettingKey[];
  const changed = keys.filter((key) => input[key] !== undefined && input[key] !== current[key]);
  if (changed.length === 0) return;
  for (const key of changed) {
    const value = input[key]!;
    await tx.setting.upsert({
      where: { key },
      create: { key, value },
      update: { value, version: { increment: 1 } },
    });
  }
  const pick = (from: Partial<Settings>) => Object.fromEntries(changed.map((key) => [key, from[key]]));
  await record(
    tx,
    actor,
    "setting.changed",
    { type: "setting", id: section, label: SECTION_LABELS[section] },
    { before: pick(current), after: pick(input) },
  );
}
