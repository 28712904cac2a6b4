import { readFileSync } from "node:fs";
import { codeOf, stackOf } from "../caught.mjs";
import { Failure } from "../failure.mjs";
import { inRoot } from "../root.mjs";
import { onStop } from "../shutdown.mjs";
import { withCopiers } from "./copiers.mjs";
import { beginSnapshot, dumpTables, fileKeys } from "./dump.mjs";
import { checked, damaged, drain, withContents } from "./entries.mjs";
import { isIntact } from "./folder.mjs";
import { schoolOf } from "./retention.mjs";
import { secretsOf } from "./secrets.mjs";
import { withPlainSession } from "./session.mjs";
import { backupPlace, SHANGHAI } from "./settings.mjs";
import { openStore } from "./store.mjs";
import { inTurn } from "./turn.mjs";

/**
 * @import { Contents, Entry, Held, Shared } from "./entries.mjs"
 * @import { Earlier } from "./folder.mjs"
 * @import { Copiers } from "./copiers.mjs"
 * @import { Place } from "./places.mjs"
 * @import { Store } from "./store.mjs"
 * @typedef {"daily" | "manual" | "upgrade"} Kind
 * @typedef {{ databaseUrl: string; dataDir: string; env: NodeJS.Dict<string> }} School
 * @typedef {{ place: Place; name: string; store: Store; copiers: Copiers }} Work
 * @typedef {Awaited<ReturnType<typeof backUp>>} Made
 */

/** Of the form of backups. A program reads what older ones wrote. */
export const FORMAT = 1;

/**
 * Makes one backup, reads it back, and only then gives it its name. `kind` is daily, manual or upgrade. Gives what it holds:
 * `{ name, address, bytes, records, files, missing, warning }`, missing being files that records speak of and the store has not,
 * `warning` a sentence when something could not be removed. While
 * another is made it refuses, or waits as long as `patience` says. A backup that fails leaves nothing behind, and touches neither the data nor the other backups.
 * @param {School & { kind: Kind; now?: Date; patience?: string }} wanted
 */
export function backUp({ databaseUrl, dataDir, env, kind, now = new Date(), patience = "" }) {
  return inTurn(databaseUrl, { patience }, async (stillHeld) => {
    const place = await backupPlace(env, dataDir);
    const name = nameFor(now, { kind, school: schoolOf(dataDir) });
    const giveUp = () => place.giveUp(name).catch(() => {});
    const forget = onStop(giveUp);
    try {
      const store = await openStore(env, dataDir);
      const { missing, ...held } = await withCopiers(async (copiers) => ({
        ...(await write({ databaseUrl, dataDir, env, place, name, store, copiers })),
        ...(await readBack(place, name, copiers)),
      }));
      await stillHeld();
      await place.finish(name);
      return { name, address: place.address(name), missing, ...held, warning: warningOf(place) };
    } catch (error) {
      await giveUp();
      throw inWords(error);
    } finally {
      forget();
    }
  });
}

/**
 * All that a backup holds, read from one moment of the database.
 * @param {School & Work} work
 */
function write({ databaseUrl, dataDir, env, place, name, store, copiers }) {
  return withPlainSession(databaseUrl, async (client) => {
    const snapshot = await beginSnapshot(client);
    const keys = await fileKeys(client);
    const earlier = await place.earlier();
    /** @type {Record<string, number | null>} */
    const counts = {};
    /** @type {string[]} */
    const missing = [];
    async function* entries() {
      yield json("head.json", { format: FORMAT, madeAt: new Date().toISOString(), version: version(), ...snapshot });
      yield json("secrets.json", secretsOf(env, dataDir));
      yield* dumpTables(client, snapshot.tables, counts);
      yield* uploadedFiles(store, keys, earlier, missing);
    }
    await place.write(
      name,
      withContents(entries(), () => ({ counts, missing })),
      copiers,
    );
    await client.query("rollback");
    return { missing };
  });
}

/**
 * @param {Store} store
 * @param {string[]} keys
 * @param {Map<string, Earlier>} earlier
 * @param {string[]} missing
 * @returns {AsyncGenerator<Entry | Shared>}
 */
async function* uploadedFiles(store, keys, earlier, missing) {
  for (const key of keys) {
    const names = await store.list(key);
    if (names.length === 0) missing.push(key);
    for (const name of names) {
      const path = `files/${key}/${name}`;
      const before = earlier.get(path);
      if (before && (await isIntact(before))) yield { path, ...before };
      else yield { path, source: store.read(`${key}/${name}`), from: store.file(`${key}/${name}`) };
    }
  }
}

/**
 * Reads a whole backup, compares every digest, and every table's rows with what PostgreSQL said it sent.
 * @param {Place} place
 * @param {string} name
 * @param {Copiers} copiers
 */
async function readBack(place, name, copiers) {
  /** @type {{ contents?: Contents }} */
  const told = {};
  const entries = checked(place.readBack(name), (contents) => {
    told.contents = contents;
  });
  for await (const { source, from, measuredBy } of entries) {
    if (from) measuredBy((await copiers.digest(from)).done);
    else await drain(source);
  }
  const { contents } = told;
  if (!contents) throw damaged();
  const tables = contents.entries.filter(({ rows }) => rows !== undefined);
  if (tables.some(({ path, rows }) => contents.counts[path] !== rows))
    throw new Failure("备份读回来的记录数与数据库不一致，备份没有做成；原有的备份和数据都没有动。");
  /** @param {Held[]} list @param {(entry: Held) => number} pick */
  const sum = (list, pick) => list.reduce((total, entry) => total + pick(entry), 0);
  return {
    bytes: sum(contents.entries, ({ bytes }) => bytes),
    records: sum(tables, ({ rows = 0 }) => rows),
    files: contents.entries.filter(({ path }) => path.startsWith("files/")).length,
  };
}

/**
 * What cannot be removed grows with every backup, so a person must know.
 * @param {Place} place
 */
function warningOf({ where, leftovers }) {
  const [first] = leftovers();
  if (!first) return undefined;
  return `备份做成了，但 ${where} 里有 ${leftovers().length} 份没用的文件删不掉（${first.path}：${first.reason}），会越积越多。请检查那里的删除权限。`;
}

/** @param {Date} now @param {{ kind: Kind; school: string | undefined }} named */
function nameFor(now, { kind, school }) {
  const shanghai = new Date(now.getTime() + SHANGHAI).toISOString().replace(/\D/g, "");
  return ["backup", shanghai.slice(0, 8), shanghai.slice(8, 14), ...(school ? [school] : []), kind].join("-");
}

/** @param {string} path @param {object} value @returns {Entry} */
const json = (path, value) => ({ path, source: [Buffer.from(JSON.stringify(value))] });

const version = () => JSON.parse(readFileSync(inRoot("package.json"), "utf8")).version;

const FULL = ["ENOSPC", "EDQUOT", "EFBIG", "XMinioStorageFull", "QuotaExceeded", "InsufficientCapacity"];
const CLOSED = ["EACCES", "EPERM", "EROFS", "ENOTDIR", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch"];

/** @param {unknown} error */
function inWords(error) {
  const causes = [error, causeOf(error), causeOf(causeOf(error))];
  const codes = causes.flatMap((one) => [codeOf(one), one instanceof Error ? one.name : undefined]);
  /** @param {string[]} list */
  const isOne = (list) => codes.some((code) => code !== undefined && list.includes(code));
  const untouched = "备份没有做成；原有的备份和数据都没有动。";
  if (error instanceof Failure) return error;
  if (isOne(FULL)) return new Failure(`磁盘已满，${untouched}请清理磁盘，或用 BACKUP_TO 把备份放到别处。`);
  if (isOne(CLOSED)) return new Failure(`放备份的地方写不进去，${untouched}请检查 BACKUP_TO 和它的权限。`);
  return Object.assign(new Failure(untouched), { output: stackOf(error) });
}

/** @param {unknown} error */
const causeOf = (error) => (error instanceof Error ? error.cause : undefined);
