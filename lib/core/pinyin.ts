import { pinyin } from "pinyin-pro";

/**
 * How a name is found by typing letters: its pinyin in full (zhangweimin) and its initials (zwm), lower case without spaces.
 * A surname is read as a surname (曾 zeng, 解 xie). Letters and digits stay; other signs are left out.
 */
export function pinyinOf(name: string, kind: "person" | "body" = "body"): { full: string; initials: string } {
  const surname = kind === "person" ? ("head" as const) : ("off" as const);
  const parts = pinyin(name, { toneType: "none", type: "array", surname, nonZh: "consecutive", v: true });
  const clean = parts.map((part) => part.toLowerCase().replace(/[^a-z0-9]/g, "")).filter(Boolean);
  return {
    full: clean.join("").slice(0, 300),
    initials: clean
      .map((part) => (/^[a-z]+$/.test(part) ? part[0] : part))
      .join("")
      .slice(0, 100),
  };
}
