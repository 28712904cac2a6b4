import { LOCKS } from "../../lib/core/advisory-locks.mjs";

/** @import { Client } from "pg" */

/** Owns the embedded database and changes its structure. */
export const OWNER = "party_school_owner";
/** What the web server signs in as. It owns nothing; bin/lib/rights.mjs says what it may. */
export const SERVER = "party_school_server";

/**
 * Makes the two roles of the embedded database, or brings them back to what they should be. `passwords` is
 * `{ owner, server }`, the client a superuser's.
 * @param {Client} client
 * @param {{ owner: string; server: string }} passwords
 */
export async function keepRoles(client, passwords) {
  await whole(client, async () => {
    await keepRole(client, OWNER, passwords.owner);
    await keepRole(client, SERVER, passwords.server);
  });
}

/**
 * Gives the database and all that stands in it to the owner: earlier versions made everything as superuser. The client is a
 * superuser's, connected to that database. What belongs to an extension stays with it.
 * @param {Client} client
 */
export async function handOver(client) {
  await whole(client, async () => {
    const { rows } = await client.query(foreignObjects, [OWNER]);
    for (const { statement } of rows) await client.query(statement);
  });
}

/** @param {Client} client @param {string} name @param {string} password */
async function keepRole(client, name, password) {
  const { rowCount } = await client.query("select from pg_roles where rolname = $1", [name]);
  if (rowCount === 0) await client.query(`create role ${name}`);
  await client.query(
    `alter role ${name} with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
       password ${client.escapeLiteral(password)}`,
  );
  // What somebody lent it by hand, e.g. while looking for a fault.
  const { rows } = await client.query(
    `select format('revoke %I from %I', role.rolname, member.rolname) as statement
     from pg_auth_members join pg_roles role on role.oid = roleid join pg_roles member on member.oid = member
     where member.rolname = $1`,
    [name],
  );
  for (const { statement } of rows) await client.query(statement);
}

/** Functions, types and tables with their sequences, in one list of statements. Row types and arrays follow their table or type. */
const foreignObjects = `
  with mine as (select oid from pg_roles where rolname = $1),
  space as (select oid from pg_namespace where nspname = 'public'),
  extended as (select classid, objid from pg_depend where deptype = 'e')
  select format('alter database %I owner to %I', datname, $1) as statement from pg_database
  where datname = current_database() and datdba <> (select oid from mine)
  union all
  select format('alter %s %s owner to %I', case relkind when 'v' then 'view' when 'm' then 'materialized view'
                when 'S' then 'sequence' else 'table' end, oid::regclass, $1)
  from pg_class where relnamespace = (select oid from space) and relkind in ('r', 'p', 'v', 'm', 'S')
    and relowner <> (select oid from mine)
    and not exists (select from extended where classid = 'pg_class'::regclass and objid = pg_class.oid)
    and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid
                    and refclassid = 'pg_class'::regclass and deptype in ('a', 'i') and relkind = 'S')
  union all
  select format('alter routine %s owner to %I', oid::regprocedure, $1)
  from pg_proc where pronamespace = (select oid from space) and proowner <> (select oid from mine)
    and not exists (select from extended where classid = 'pg_proc'::regclass and objid = pg_proc.oid)
  union all
  select format('alter type %s owner to %I', oid::regtype, $1)
  from pg_type where typnamespace = (select oid from space) and typtype in ('e', 'd') and typowner <> (select oid from mine)
    and not exists (select from extended where classid = 'pg_type'::regclass and objid = pg_type.oid)`;

/** @param {Client} client @param {() => Promise<void>} work */
async function whole(client, work) {
  await client.query("begin");
  // Of two starts at once, one waits for the other.
  await client.query("select pg_advisory_xact_lock($1)", [LOCKS.roles]);
  await work();
  await client.query("commit");
}
