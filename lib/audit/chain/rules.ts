/** Where the chain over the log does not hold; `position` is the link's, `entryId` the entry's number as the log shows it. */
export type Break = {
  kind: "changed" | "removed" | "gap" | "added";
  position: string | null;
  entryId: string | null;
};

/** What a walk along the whole chain found. `head` stands for everything up to now; the first breaks are named. */
export type ChainCheck = { links: number; head: string | null; broken: number; breaks: Break[] };

/** A break, as the auditor reads it. */
export function sentenceOfBreak({ kind, position, entryId }: Break): string {
  switch (kind) {
    case "changed":
      return `编号 ${entryId} 的记录（链上第 ${position} 环）与它的摘要不符：内容或次序被改动过。`;
    case "removed":
      return `编号 ${entryId} 的记录（链上第 ${position} 环）不见了：它被删除过。`;
    case "gap":
      return `链上缺第 ${position} 环：那里的记录连同摘要被删除过。`;
    case "added":
      return `编号 ${entryId} 的记录不在链上：它是绕过系统加进来的。`;
  }
}

/** The outcome in one sentence. */
export function sentenceOfCheck({ links, broken }: Pick<ChainCheck, "links" | "broken">): string {
  const entries = links.toLocaleString("zh-CN");
  if (broken > 0) return `审计日志被改动过：核对 ${entries} 条记录，发现 ${broken} 处不符。`;
  return `审计日志完整：${entries} 条记录逐条核对，没有被修改、删除、插入或调换。`;
}

/** Why the site's own account at the database could rewrite the log. */
export type Power = "superuser" | "owner" | "rights";

const REWRITES = "能够改写审计日志，系统自己挡不住；请技术人员按 docs/database-roles.md 另设账号。";
export const POWER_SENTENCES: Record<Power, string> = {
  superuser: `本系统使用的数据库账号是超级用户，${REWRITES}`,
  owner: `本系统使用的数据库账号是数据表的所有者，${REWRITES}`,
  rights: `本系统使用的数据库账号有修改日志的权限，${REWRITES}`,
};
