import { withClient } from "../database.mjs";

/**
 * Works on a connection that writes and reads values the same on every server: whatever the server's own settings for dates,
 * numbers and time limits, what one PostgreSQL wrote another reads back to the bit.
 * @template Result
 * @param {string} databaseUrl
 * @param {(client: import("pg").Client) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export function withPlainSession(databaseUrl, work) {
  return withClient(databaseUrl, async (client) => {
    for (const [name, value] of SETTINGS) await client.query("select set_config($1, $2, false)", [name, value]);
    return work(client);
  });
}

const SETTINGS = [
  ["client_encoding", "UTF8"],
  ["datestyle", "ISO"],
  ["intervalstyle", "postgres"],
  ["timezone", "UTC"],
  ["extra_float_digits", "3"],
  ["search_path", "public"],
  // A rule that hides rows must fail a backup, not shorten it.
  ["row_security", "off"],
  ["statement_timeout", "0"],
  ["lock_timeout", "0"],
  ["idle_in_transaction_session_timeout", "0"],
];
