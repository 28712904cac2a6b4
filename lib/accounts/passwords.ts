import { randomUUID } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { isCommonPassword, withLetters } from "./common-passwords";
import { isMadeOfGuessableWords, type SchoolNames } from "./guessable-words";
import { SHORTEST_PASSWORD, TOO_SHORT } from "./rules";

/** argon2id, 19 MiB, two passes, one lane: the first recommendation of the OWASP cheat sheet. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A shorter user name is found in many good passwords by chance. */
const TELLING_NAME = 4;

/**
 * Why a text is not good enough as a password, as a sentence, or null. Which kinds of signs it has is not asked: that only
 * taught people to write Password1! (ASVS 5.0, 6.2.5).
 */
export async function refusalOfPassword(
  password: string,
  username: string,
  school: SchoolNames,
): Promise<string | null> {
  if ([...password].length < SHORTEST_PASSWORD) return TOO_SHORT;
  const name = username.toLowerCase();
  if (name.length >= TELLING_NAME && password.toLowerCase().includes(name)) return "密码里不能包含用户名。";
  if (new Set(password).size < 5) return "密码里重复的字符太多，请换一个。";
  if (await isCommonPassword(password)) return "这个密码太常见，别人会先猜它，请换一个。";
  if ([password, withLetters(password)].some((text) => isMadeOfGuessableWords(text, username, school))) {
    return "这个密码几乎只有学校、镇名、用户名、年份这类词，别人会先猜它，请加上或换成不相干的词。";
  }
  return null;
}

/** What is stored instead of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/**
 * Whether a password is the one behind a hash. Without a hash (no such account, or no password yet) it works just as long
 * and says no, so that time does not tell which user names exist.
 */
export async function passwordMatches(password: string, passwordHash: string | null): Promise<boolean> {
  const known = passwordHash ?? (await nobodysHash());
  return (await verify(known, password)) && passwordHash !== null;
}

let nobody: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobody ??= hashPassword(randomUUID());
  return nobody;
}
