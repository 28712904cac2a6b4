/** Why a name cannot be given, as a sentence, or null. One that is no longer offered still has its name. */
export function refusalOfName(namesake: { name: string; archivedAt: Date | null } | null): string | null {
  if (!namesake) return null;
  return namesake.archivedAt
    ? `“${namesake.name}”曾经停用，请在停用的里面恢复它，不用重新添加。`
    : "已经有这个名称的教学模式。";
}
