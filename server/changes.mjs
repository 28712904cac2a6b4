import pg from "pg";
import { announcementsReach, letGo } from "../lib/core/announcements.mjs";

/** @typedef {{ client: pg.Client; beat: () => Promise<void>; timer: NodeJS.Timeout }} Listener */

/** What the triggers of the database announce on (prisma/migrations: announce_public_change). */
const CHANNEL = "public_change";
/** A kept page is shown only while the database has answered on the listening connection within this time. */
const LEASE_MS = 5000;
const BEAT_MS = 1000;
const PATIENCE_MS = 3000;

/** Counts changes of anything a public page may show. What was read under an earlier number is out of date. */
let number = 0;
let day = dayNumber();
/** Until when this server may count on having heard of every change. */
let heardUntil = 0;
/** @type {Listener | undefined} */
let listener;
/** @type {(() => void)[]} */
const told = [];

/**
 * Has a function called in the moment of every change, and whenever changes may have been missed. It may not throw.
 * @param {() => void} tell
 */
export function onChange(tell) {
  told.push(tell);
}

/**
 * Hears of every change that a public page may show, from whichever server or program it comes: PostgreSQL announces it in the
 * transaction that makes it. A cache takes `generation()` before it reads and compares when it stores and when it answers, so
 * nothing read before a commit outlives it (docs/decisions/015-nothing-outlives-a-change.md). Resolves when it listens.
 * @param {string | undefined} connectionString
 */
export async function hearChanges(connectionString) {
  Object.assign(globalThis, { partySchoolChanges: { generation, heard } });
  await connect(connectionString).catch(() => retry(connectionString));
}

/** The number of the present state, or undefined while nothing may be kept or shown from what is kept. */
export function generation() {
  const now = Date.now();
  // Pages say who is appointed today; a computer that slept over midnight has no timer that rang.
  if (dayNumber(now) !== day) {
    day = dayNumber(now);
    changed();
  }
  return now < heardUntil ? number : undefined;
}

/**
 * Resolves when this server has heard of everything committed before the call: announcements come before the answer to a
 * later question on the same connection. Without a connection nothing is kept anyway.
 */
async function heard() {
  await listener?.beat();
}

/** @param {string | undefined} connectionString */
async function connect(connectionString) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS });
  // The proofs of others, who come to listen, change nothing.
  client.on("notification", ({ channel }) => channel === CHANNEL && changed());
  client.on("error", () => lose(client, connectionString));
  client.on("end", () => lose(client, connectionString));
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    if ((await announcementsReach(client, connectionString, PATIENCE_MS)) !== "reach")
      throw new Error("announcements of the database do not arrive");
  } catch (error) {
    letGo(client);
    throw error;
  }
  const ask = async () => {
    const asked = Date.now();
    generation();
    try {
      await client.query("SELECT");
      if (listener?.client === client) heardUntil = Math.max(heardUntil, asked + LEASE_MS);
    } catch {
      lose(client, connectionString);
    }
  };
  let asking = Promise.resolve();
  /** @type {Promise<void> | undefined} */
  let waiting;
  // One question at a time; all who come while one is under way share the next.
  const beat = () => {
    waiting ??= asking.then(() => {
      waiting = undefined;
      asking = ask();
      return asking;
    });
    return waiting;
  };
  // What was announced while nobody listened is not known.
  changed();
  listener = { client, beat, timer: setInterval(beat, BEAT_MS).unref() };
  await beat();
}

function changed() {
  number += 1;
  for (const tell of told) tell();
}

/** @param {pg.Client} client @param {string | undefined} connectionString */
function lose(client, connectionString) {
  if (listener?.client !== client) return;
  clearInterval(listener.timer);
  listener = undefined;
  heardUntil = 0;
  letGo(client);
  retry(connectionString);
  changed();
}

/** @param {string | undefined} connectionString */
function retry(connectionString) {
  setTimeout(() => connect(connectionString).catch(() => retry(connectionString)), BEAT_MS / 2).unref();
}

/** Shanghai is eight hours ahead of UTC all year. */
function dayNumber(now = Date.now()) {
  return Math.floor((now + 8 * 3_600_000) / 86_400_000);
}
