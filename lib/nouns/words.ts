import type { Noun, RecordNoun } from "@/lib/core/noun";
import { nounOf } from "./list";

/** Fields that entries of any noun may have. */
const COMMON: Readonly<Record<string, string>> = {
  reason: "原因",
  publishedSince: "公开时间",
  ipAddress: "网络地址",
  repeated: "此后同样的又有（次）",
  repeatedSince: "自",
  repeatedUntil: "至",
};

/** What happened, in the words of the office; an event that no noun knows shows its code. */
export function eventLabel(event: string): string {
  const [type = "", step = ""] = event.split(".");
  const noun = nounOf(type);
  return noun?.events?.[step] ?? (noun && "table" in noun ? lifeOf(noun)[step] : undefined) ?? event;
}

/** What an entry is about. */
export function subjectLabel(type: string): string {
  return nounOf(type)?.label ?? type;
}

/** The name of a field that an entry of this event keeps. */
export function fieldLabel(event: string, field: string): string {
  return of(event)?.fields?.[field] ?? COMMON[field] ?? field;
}

/** The word of the office for a stored value of a field, else the value. */
export function valueLabel(event: string, field: string, value: string): string {
  return of(event)?.values?.[field]?.[value] ?? value;
}

function of(event: string): Noun | undefined {
  return nounOf(event.split(".", 1)[0]!);
}

/** The steps of a record's life, which every such noun takes. */
function lifeOf({ label, archiving = "归档" }: RecordNoun): Record<string, string> {
  return {
    created: `新建${label}`,
    changed: `修改${label}`,
    published: `公开${label}`,
    withdrawn: `撤下${label}`,
    archived: `${archiving}${label}`,
    restored: `恢复${label}`,
  };
}
