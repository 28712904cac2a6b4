import { db, type Tx } from "@/lib/core/db";
import { DEFAULTS, SECTIONS, type Section, type SettingKey, type Settings, settingsShape } from "./schema";

export type { Settings } from "./schema";

/** All settings, with the default where nothing was set. A stored value that no longer fits its shape counts as not set. */
export async function getSettings(client: Tx = db): Promise<Settings> {
  const rows = await client.setting.findMany();
  const stored = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  const keys = Object.keys(DEFAULTS) as SettingKey[];
  return Object.fromEntries(
    keys.map((key) => {
      const read = key in stored ? settingsShape.shape[key].safeParse(stored[key]) : undefined;
      return [key, read?.success ? read.data : DEFAULTS[key]];
    }),
  ) as Settings;
}

/** The version of each section: how often its settings were changed. */
export async function getSectionVersions(client: Tx = db): Promise<Record<Section, number>> {
  const rows = await client.setting.findMany({ select: { key: true, version: true } });
  const sections = Object.keys(SECTIONS) as Section[];
  return Object.fromEntries(
    sections.map((section) => {
      const own = rows.filter(({ key }) => key in SECTIONS[section].shape);
      return [section, own.reduce((sum, { version }) => sum + version, 0)];
    }),
  ) as Record<Section, number>;
}
