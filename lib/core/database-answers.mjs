import pg from "pg";
import { letGo } from "./announcements.mjs";

/**
 * @typedef {Record<string, unknown>[]} Rows
 * @typedef {{ rows?: Rows; error?: Error & { code?: string }; isSilent?: boolean }} Answer
 * @typedef {{ answer: Promise<Answer>; rows: Promise<Rows | undefined> }} Asked
 */

/** A monitor that asks must have its answer within two seconds. */
const PATIENCE_MS = 1500;
/** A timer that rings so late says that this process was busy, not that nothing came. */
const BUSY_MS = 500;

/** @type {Map<string, Asked>} */
const asked = new Map();

/**
 * Asks the database one question on a connection of its own, and gives the rows; undefined when there is no answer within a second
 * and a half, also from a database that hangs. All who ask the same at one moment share the answer.
 * @param {string} connectionString
 * @param {string} sql
 * @returns {Promise<Record<string, unknown>[] | undefined>}
 */
export function askDatabase(connectionString, sql) {
  return answerTo(connectionString, sql).rows;
}

/**
 * How the database takes a question: it answers, be it with a refusal; it cannot be reached; or nothing comes at all.
 * @param {string} connectionString
 * @returns {Promise<"answers" | "unreachable" | "silent">}
 */
export async function stateOfDatabase(connectionString) {
  const { rows, error, isSilent } = await answerTo(connectionString, "SELECT").answer;
  if (rows) return "answers";
  if (error) return "severity" in error && !/^57P0/.test(error.code ?? "") ? "answers" : "unreachable";
  return isSilent ? "silent" : "answers";
}

/** @param {string} connectionString @param {string} sql @returns {Asked} */
function answerTo(connectionString, sql) {
  const key = `${connectionString} ${sql}`;
  const shared = asked.get(key);
  if (shared) return shared;
  const answer = ask(connectionString, sql).finally(() => asked.delete(key));
  const question = { answer, rows: answer.then(({ rows }) => rows) };
  asked.set(key, question);
  return question;
}

/** @param {string} connectionString @param {string} sql @returns {Promise<Answer>} */
async function ask(connectionString, sql) {
  const client = new pg.Client({ connectionString });
  client.on("error", () => {});
  const end = performance.now() + PATIENCE_MS;
  let timer;
  /** @type {Promise<Answer>} */
  const patience = new Promise((resolve) => {
    timer = setTimeout(() => resolve({ isSilent: performance.now() < end + BUSY_MS }), PATIENCE_MS);
  });
  /** @type {Promise<Answer>} */
  const rows = client
    .connect()
    .then(() => client.query(sql))
    .then(({ rows }) => ({ rows }))
    .catch((error) => ({ error }));
  const answer = await Promise.race([rows, patience]);
  clearTimeout(timer);
  if (answer.rows) client.end().catch(() => {});
  else letGo(client);
  return answer;
}
