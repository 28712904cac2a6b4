import { AUDIT_POWERS } from "../../lib/audit/powers.mjs";
import { LOCKS } from "../../lib/core/advisory-locks.mjs";
import { withClient } from "./database.mjs";
import { Failure } from "./failure.mjs";

/**
 * @import { Client } from "pg"
 * @typedef {{ role: string; power: keyof typeof REASONS | null }} Powers
 */

/**
 * What the web server may do with a table; all others it may also change and clear. Nothing lets it alter or own one.
 * @type {Record<string, string>}
 */
const RIGHTS = {
  AuditEntry: "select, insert",
  // Written by a trigger with the owner's rights.
  AuditLink: "select",
  _prisma_migrations: "select",
};
const REASONS = { superuser: "是超级用户", owner: "是数据表的所有者", rights: "有权修改审计日志" };
const EVERY = "select, insert, update, delete";

/**
 * Gives the web server's account what it needs and takes from it what it does not, after every migration. Tables to come get
 * the usual rights by themselves. Where one account does everything there is nothing to give.
 * @param {{ url: string; ownerUrl: string }} addresses
 */
export async function giveRights({ url, ownerUrl }) {
  const server = await withClient(url, currentUser);
  await withClient(ownerUrl, async (client) => {
    if ((await currentUser(client)) === server) return;
    await client.query("begin");
    // GRANT refuses to run twice at one time.
    await client.query("select pg_advisory_xact_lock($1)", [LOCKS.rights]);
    for (const statement of await statements(client, server)) await client.query(statement);
    await client.query("commit");
  });
}

/**
 * Who the web server is to the database and how it could rewrite the audit log, see lib/audit/powers.mjs.
 * @param {string} url
 * @returns {Promise<Powers>}
 */
export async function powersOf(url) {
  const { rows } = await withClient(url, (client) => client.query(AUDIT_POWERS));
  if (rows.length === 0)
    throw new Failure(
      "DATABASE_URL 的数据库里没有本系统的表，请检查它和 MIGRATION_DATABASE_URL 指的是不是同一个数据库。",
    );
  return rows[0];
}

/**
 * A sentence for whoever starts a server that could rewrite its own audit log, else null.
 * @param {Powers} powers
 */
export function warningOf({ role, power }) {
  if (!power) return null;
  const reason = REASONS[power];
  return `注意：网站使用的数据库账号 ${role} ${reason}，审计日志挡不住它的改动。请按 docs/database-roles.md 另设账号。`;
}

/** @param {Client} client @param {string} server */
async function statements(client, server) {
  const to = client.escapeIdentifier(server);
  const { rows } = await client.query(
    `select current_database() as database, current_schema() as schema,
       array(select relname::text from pg_class where relnamespace = current_schema()::regnamespace
               and relkind in ('r', 'p', 'v', 'm') and pg_has_role(relowner, 'USAGE') order by relname) as tables`,
  );
  const [{ database, schema, tables }] = rows;
  const [inDatabase, inSchema] = [client.escapeIdentifier(database), client.escapeIdentifier(schema)];
  return [
    // A table of one's own before the real one in the search path would be a way around.
    `revoke create, temporary on database ${inDatabase} from public, ${to}`,
    `revoke create on schema ${inSchema} from public, ${to}`,
    `grant connect on database ${inDatabase} to ${to}`,
    `grant usage on schema ${inSchema} to ${to}`,
    ...tables.flatMap((/** @type {string} */ table) => {
      const name = `${inSchema}.${client.escapeIdentifier(table)}`;
      return [`revoke all on ${name} from public, ${to}`, `grant ${RIGHTS[table] ?? EVERY} on ${name} to ${to}`];
    }),
    `grant usage, select on all sequences in schema ${inSchema} to ${to}`,
    `alter default privileges in schema ${inSchema} grant ${EVERY} on tables to ${to}`,
    `alter default privileges in schema ${inSchema} grant usage, select on sequences to ${to}`,
  ];
}

/** @param {Client} client @returns {Promise<string>} */
async function currentUser(client) {
  const { rows } = await client.query("select current_user::text as name");
  return rows[0].name;
}
