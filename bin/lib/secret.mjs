import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { writeWhole } from "./whole-file.mjs";

/**
 * A random secret kept in the data folder, readable by its owner only: made once, the same ever after.
 * @param {string} dataDir
 * @param {string} name
 */
export function keptSecret(dataDir, name) {
  const file = join(dataDir, name);
  if (!textOf(file)) writeWhole(file, newSecret());
  const secret = textOf(file);
  // Part of an address; what else may stand there after a disk went wrong must not be shown to anybody.
  if (!secret || !/^[\w-]+$/.test(secret))
    throw new Failure(`${file} 的内容已损坏，没有启动，数据没有动。请放回原来的文件，或从备份恢复到新的文件夹。`);
  return secret;
}

export const newSecret = () => randomBytes(32).toString("base64url");

/**
 * The sentence for something that stands where a file of ours should.
 * @param {string} file
 */
export const noFile = (file) => `${file} 应该是一个文件，现在却不是，没有启动。请把它移走或改名，再试一次。`;

/**
 * What stands in a small file; undefined when there is none, or nothing in it.
 * @param {string} file
 */
export function textOf(file) {
  if (!existsSync(file)) return undefined;
  if (!statSync(file).isFile()) throw new Failure(noFile(file));
  return readFileSync(file, "utf8").trim() || undefined;
}
