import { hkdfSync } from "node:crypto";
import { join } from "node:path";
import { unsealSecret } from "../../lib/accounts/second-factor/sealing.mjs";
import { withClient } from "./database.mjs";
import { Failure } from "./failure.mjs";
import { newSecret, textOf } from "./secret.mjs";
import { NEW_SECRET, overruledBy } from "./start-options.mjs";
import { writeWhole } from "./whole-file.mjs";

/** @import { Client } from "pg" */

/**
 * The secret that seals second factors: AUTH_SECRET, else the one of the data folder, made at the first start. The database keeps
 * a value that only this secret gives. One that is lost, or another, is refused: nobody's telephone would be right any more.
 * With `--new-secret` it is accepted, or made anew where it is lost.
 * @param {{ dataDir: string; ownerUrl: string; args: string[] }} school
 */
export async function authSecret({ dataDir, ownerUrl, args }) {
  const file = join(dataDir, "auth-secret");
  const mayBeNew = args.includes(NEW_SECRET);
  return withClient(ownerUrl, async (client) => {
    const secret = presentSecret(file, mayBeNew);
    if (!secret && !mayBeNew && (await hasSealed(client))) throw new Failure(`${file} 不在了，或者是空的，${REFUSED}`);
    const made = secret ?? newSecret();
    if (!secret) writeWhole(file, made);
    await requireSame(client, { secret: made, mayBeNew });
    return made;
  });
}

/**
 * Undefined when there is none, or one that may be replaced.
 * @param {string} file
 * @param {boolean} mayBeNew
 */
function presentSecret(file, mayBeNew) {
  const given = process.env.AUTH_SECRET || undefined;
  const secret = given ?? textOf(file);
  if (secret === undefined || isGood(secret)) return secret;
  if (given) throw new Failure("AUTH_SECRET 太短或含有不能用的字符，没有启动。请用至少 32 个字符。");
  if (mayBeNew) return undefined;
  throw new Failure(`${file} 的内容太短或已损坏（应有至少 32 个字符），${REFUSED}`);
}

/** @param {string} secret */
const isGood = (secret) => secret.length >= 32 && !/\p{Cc}/u.test(secret);

/** @param {Client} client */
async function hasSealed(client) {
  const { rows } = await client.query(
    `select exists (select from "SecondFactor") or exists (select from "Installation" where "secretCheck" is not null) as found`,
  );
  return rows[0].found;
}

/**
 * A school of before there was the note has what it sealed. Whose was sealed by a still earlier secret could not sign in with it:
 * it is enough that one is opened.
 * @param {Client} client
 * @param {string} secret
 */
async function opensSealed(client, secret) {
  const { rows } = await client.query(
    `select "accountId", "secret" from "SecondFactor"
     where not exists (select from "Installation" where "secretCheck" is not null)
     order by "createdAt" desc limit 100`,
  );
  return rows.length === 0 || rows.some((row) => unsealSecret(row.secret, row.accountId, secret) !== null);
}

/**
 * The first secret is noted; of two first starts at once the later one meets the note.
 * @param {Client} client
 * @param {{ secret: string; mayBeNew: boolean }} secret
 */
async function requireSame(client, { secret, mayBeNew }) {
  const foreign = new Failure(`AUTH_SECRET（或数据文件夹里的 auth-secret）不是这个学校原来的，${REFUSED}`);
  if (!mayBeNew && !(await opensSealed(client, secret))) throw foreign;
  const check = Buffer.from(hkdfSync("sha256", secret, "", "check", 32));
  const kept = mayBeNew ? "$1" : `coalesce("secretCheck", $1)`;
  const { rows } = await client.query(`update "Installation" set "secretCheck" = ${kept} returning "secretCheck"`, [
    check,
  ]);
  if (!rows[0].secretCheck.equals(check)) throw foreign;
}

const REFUSED =
  "没有启动。它封着大家的两步验证，请从备份或原来的数据文件夹找回它；有多台服务器时，各台要设同一个 AUTH_SECRET。" +
  `实在找不回来，${overruledBy(NEW_SECRET)}：所有人要重新登录，设过两步验证的人要用恢复码登录（或请管理员重置）再重新设置。`;
