import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readBackup } from "@/bin/lib/backup/places.mjs";
import { restore } from "@/bin/lib/backup/restore.mjs";
import { withClient } from "@/bin/lib/database.mjs";
import { applyMigrations, listMigrations } from "@/bin/lib/migrations.mjs";
import { anEmptyDatabase } from "@/lib/testing/databases";

/**
 * A school as each landed version left it, as its backup. A new version adds its own: `npm run backup` of a small school that
 * has something in every table, copied here under the next number.
 */
const RELEASES = path.join(import.meta.dirname, "releases");

/** Columns that a later version gave up or filled anew, and why nothing is lost by it. Rows may never go. */
const GIVEN_UP: Record<string, string> = {
  "Account.failedAttempts": "wrong passwords are counted where they come from, and forgotten after an hour",
  "AgendaPresenter.lecturerId": "a presenter who is a lecturer is found by the person behind both",
  "Account.lockedUntil": "a lock of a quarter of an hour is over after the upgrade",
};

type Row = Record<string, string | null>;

let folder: string;
let databaseUrl: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "release-"));
  databaseUrl = await anEmptyDatabase();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const releases = (await readdir(RELEASES, { withFileTypes: true })).filter((entry) => entry.isDirectory());

describe.each(releases.map(({ name }) => name))("the data of %s", (release) => {
  const backup = path.join(RELEASES, release);

  test("has something in every table", async () => {
    const { entries } = JSON.parse(await readFile(path.join(backup, "contents.json"), "utf8"));
    const empty = entries.filter(({ rows }: { rows?: number }) => rows === 0);
    expect(empty).toEqual([]);
  });

  test("comes up with today's program, every row and every value", async () => {
    await restore({ entries: readBackup(backup), databaseUrl, dataDir: folder, env: {} });
    const before = await everything();
    await applyMigrations(databaseUrl);
    expect((await everything()).migrations).toEqual(listMigrations().map(({ name }: { name: string }) => name));
    const after = await everything();
    for (const [table, rows] of Object.entries(before.tables)) {
      expect(after.tables[table], `table ${table}`).toBeDefined();
      for (const row of rows) expect(lostFrom(table, row, after.tables[table]!), `${table} ${row.id ?? ""}`).toBeNull();
    }
  });

  test("knows its people: each lecturer is one, and whoever presented as a lecturer is that person; no account is guessed", async () => {
    await restore({ entries: readBackup(backup), databaseUrl, dataDir: folder, env: {} });
    const { AgendaPresenter: presenters = [] } = (await everything()).tables;
    await applyMigrations(databaseUrl);
    const { Person, Lecturer, Account, AgendaPresenter } = (await everything()).tables;
    const called = ({ name, namePinyin, nameInitials }: Row) => [name, namePinyin, nameInitials];
    expect(Person!.map(called).sort()).toEqual(Lecturer!.map(called).sort());
    expect(new Set(Lecturer!.map(({ personId }) => personId)).size).toBe(Lecturer!.length);
    const lecturerOf = (personId?: string | null) => Lecturer!.find((lecturer) => lecturer.personId === personId);
    for (const { id, lecturerId } of presenters) {
      const now = AgendaPresenter!.find((presenter) => presenter.id === id);
      expect(lecturerOf(now?.personId)?.id ?? null).toBe(lecturerId);
    }
    expect(Account!.every(({ personId }) => personId === null)).toBe(true);
  });

  test("knows the courses given in an agenda by their keys, where the titles told them", async () => {
    await restore({ entries: readBackup(backup), databaseUrl, dataDir: folder, env: {} });
    await applyMigrations(databaseUrl);
    const { AgendaItem, Course } = (await everything()).tables;
    const titleOf = (id?: string | null) => Course!.find((course) => course.id === id)?.title ?? null;
    const given = AgendaItem!.map(({ title, courseId }) => [title, titleOf(courseId)]);
    const found = given.filter(([, course]) => course !== null);
    const isPrinted = ([title, course]: (string | null | undefined)[]) =>
      [`《${course}》`, `“${course}”`].includes(title!);
    expect(found.every(isPrinted)).toBe(true);
    expect(found).toHaveLength(Course!.length > 0 ? 3 : 0);
  });

  test("keeps its files", async () => {
    await restore({ entries: readBackup(backup), databaseUrl, dataDir: folder, env: {} });
    const { entries } = JSON.parse(await readFile(path.join(backup, "contents.json"), "utf8"));
    for (const { path: file } of entries.filter((entry: { path: string }) => entry.path.startsWith("files/")))
      expect(await readFile(path.join(folder, file))).toEqual(await readFile(path.join(backup, file)));
  });
});

/** What of a row is in no row of today: null, or the row itself. */
function lostFrom(table: string, row: Row, today: Row[]): Row | null {
  const columns = Object.keys(row).filter((column) => !(`${table}.${column}` in GIVEN_UP));
  return today.some((other) => columns.every((column) => other[column] === row[column])) ? null : row;
}

/** Every row of every table, each value as PostgreSQL writes it. */
async function everything(): Promise<{ migrations: string[]; tables: Record<string, Row[]> }> {
  return withClient(databaseUrl, async (client: Client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`,
    );
    const found: Record<string, Row[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: Row }>(
        `select (select jsonb_object_agg(key, value) from jsonb_each_text(to_jsonb(t))) as row from "${name}" as t`,
      );
      found[name] = rows.map(({ row }) => row);
    }
    const { rows } = await client.query<{ name: string }>(
      "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by 1",
    );
    return { migrations: rows.map(({ name }) => name), tables: found };
  });
}
