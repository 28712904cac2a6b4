import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import { inject } from "vitest";
import { withClient } from "@/bin/lib/database.mjs";
import { ownerOf, urlsAt } from "./database-urls";

/**
 * Every test file writes into a clone of its own: what a race test commits is never seen by another file. Commands run with
 * the web server's rights, so that one it lacks is missed here.
 */
const databases = inject("databases");
const name = `w_${randomUUID().replaceAll("-", "")}`;

await withClient(urlsAt(databases, "postgres").superUrl, (client: Client) =>
  client.query(`create database ${name} template template_school owner ${ownerOf(databases)} strategy file_copy`),
);

process.env.AUTH_SECRET = "a secret of the tests, and of nothing else";
process.env.DATABASE_URL = urlsAt(databases, name).url;
