import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import { withClient } from "@/bin/lib/database.mjs";
import { hashPassword } from "@/lib/accounts/passwords";
import type { Role } from "@/prisma/generated/enums";

/** An account that can sign in, written by hand: a drill does not go through invitations. */
export async function anAccount(databaseUrl: string, roles: readonly Role[] = ["CLERK"]) {
  const username = `drill-${randomUUID().slice(0, 8)}`;
  const password = `Jiangqiu-${randomUUID()}`;
  const hash = await hashPassword(password);
  await withClient(databaseUrl, (client: Client) =>
    client.query(
      `insert into "Account" ("username", "displayName", "roles", "passwordHash")
       values ($1, '演练员', $2::"Role"[], $3)`,
      [username, roles, hash],
    ),
  );
  return { username, password };
}

/** The names of organizations among these that the database holds. */
export async function organizationsAmong(databaseUrl: string, names: readonly string[]): Promise<Set<string>> {
  const rows = await ask(databaseUrl, 'select "name" from "Organization" where "name" = any($1)', [names]);
  return new Set(rows.map(({ name }) => String(name)));
}

/** Of whom the audit log says that they were made. */
export async function recordedAmong(databaseUrl: string, names: readonly string[]): Promise<Set<string>> {
  const rows = await ask(
    databaseUrl,
    `select "subjectLabel" as "name" from "AuditEntry" where "subjectType" = 'organization' and "subjectLabel" = any($1)`,
    [names],
  );
  return new Set(rows.map(({ name }) => String(name)));
}

/** A ceremony that has letters to print; undefined in a school without. */
export async function ceremonyWithLetters(databaseUrl: string): Promise<number | undefined> {
  const [row] = await ask(
    databaseUrl,
    `select "ceremonyId" as "id" from "Appointment" join "AppointmentLetter" on "appointmentId" = "Appointment"."id" and "withdrawnAt" is null
     where "ceremonyId" is not null group by 1 order by count(*) limit 1`,
  );
  return row?.id as number | undefined;
}

export async function ask(
  databaseUrl: string,
  sql: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  return withClient(databaseUrl, async (client: Client) => (await client.query(sql, values)).rows);
}
