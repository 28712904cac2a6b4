/** What may stand behind `npm start --`. Each overrules a refusal once, but the first; docs/deploy.md says when. */

/** Leaves out the examples at the first start (prisma/seed/main.ts). */
export const EMPTY = "--empty";
/** Joins a folder and a database on purpose. */
export const ADOPT = "--adopt";
/** Accepts a secret that is not the former one, or makes one where it is lost. */
export const NEW_SECRET = "--new-secret";
/** Upgrades where no backup can be made before. */
export const WITHOUT_BACKUP = "--without-backup";

/**
 * What to do about a refusal that may be overruled, for who started by hand and for who looks into the log of a service: it is
 * not root in just any folder who should start it.
 * @param {string} option
 */
export const overruledBy = (option) =>
  `请执行一次 npm start -- ${option}（作为系统服务或在容器里运行的，做法见 docs/deploy.md 的“A start that refuses”）`;
