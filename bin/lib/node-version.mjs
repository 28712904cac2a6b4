// No imports and no new syntax here: a Node that is far too old must still be able to read this file.

/**
 * Whether this Node can run the app: 20.19 is the oldest that can `require` ES modules, which Prisma needs.
 * @returns {boolean}
 */
export function nodeIsRecent() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}

export const tooOldSentence =
  "需要 Node.js 20.19 或更新版本，当前为 " +
  process.versions.node +
  "，请先升级（https://nodejs.org）。 Node.js 20.19 or newer is required.\n";
