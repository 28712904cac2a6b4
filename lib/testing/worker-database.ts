import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import { inject } from "vitest";
import { withClient } from "@/bin/lib/database.mjs";

/** Every test file writes into a clone of its own: what a race test commits is never seen by another file. */
const server = inject("databaseServer");
const name = `w_${randomUUID().replaceAll("-", "")}`;

await withClient(`${server}/postgres`, (client: Client) =>
  client.query(`create database ${name} template template_school strategy file_copy`),
);

process.env.AUTH_SECRET = "a secret of the tests, and of nothing else";
process.env.DATABASE_URL = `${server}/${name}`;
