import { recordId } from "@/lib/core/errors";
import type { Face } from "@/lib/core/page-picture";
import { PICTURED_RECORDS, PICTURED_SECTIONS } from "@/lib/core/share-address";
import { getSchool } from "@/lib/settings/public";
import { RECORDS, type Told } from "./records";
import { tellSection } from "./sections";

/**
 * What the picture at an address says: ["courses", "12"] for a record, ["courses"] for a part of the site. Null when there is no
 * such page: a picture is drawn of what is public, and of nothing anybody writes.
 */
export async function faceAt([section, id, ...rest]: readonly string[]): Promise<Face | null> {
  if (rest.length > 0) return null;
  const told = id === undefined ? await toldOfSection(section) : await toldOfRecord(section, id);
  if (!told) return null;
  const { townName, schoolName } = await getSchool();
  const facts = [told.isSample && "示例", ...told.facts].filter(Boolean);
  return { school: told.title === schoolName ? townName : schoolName, title: told.title, line: facts.join("　") };
}

async function toldOfSection(name: string | undefined): Promise<Told | null> {
  const section = PICTURED_SECTIONS.find((known) => known === name);
  return section ? tellSection(section) : null;
}

async function toldOfRecord(name: string | undefined, text: string): Promise<Told | null> {
  const kind = PICTURED_RECORDS.find((known) => known === name);
  const id = recordId(text);
  return kind && id ? RECORDS[kind](id) : null;
}
