import { randomUUID } from "node:crypto";

const CHANNEL = "announcement_proof";

/**
 * Whether the database's announcements reach this connection: "reach", "lost", or "slow" where it answers too late to tell. A pool
 * that hands connections on takes every question, and even delivers what the same client announces, because it is being answered
 * at that moment. So somebody else announces, while this one asks for nothing; only when nothing came is it asked whether it is
 * slow.
 * @param {import("pg").Client} client
 * @param {string | undefined} connectionString
 * @param {number} patience
 * @returns {Promise<"reach" | "lost" | "slow">}
 */
export async function announcementsReach(client, connectionString, patience) {
  const { default: pg } = await import("pg");
  const proof = randomUUID();
  const other = new pg.Client({ connectionString, connectionTimeoutMillis: patience, query_timeout: patience });
  other.on("error", () => {});
  let hear = (/** @type {import("pg").Notification} */ _notification) => {};
  /** @type {Promise<true>} */
  const arrived = new Promise((resolve) => {
    hear = ({ payload }) => {
      if (payload === proof) resolve(true);
    };
    client.on("notification", hear);
  });
  const ask = (/** @type {string} */ question) =>
    within(
      patience,
      client.query(question).then(() => true),
    );
  try {
    await other.connect();
    if (!(await ask(`LISTEN ${CHANNEL}`))) return "slow";
    await other.query("SELECT pg_notify($1, $2)", [CHANNEL, proof]);
    if (await within(patience, arrived)) return "reach";
    return (await ask("SELECT")) ? "lost" : "slow";
  } finally {
    client.off("notification", hear);
    // One that hangs must not be waited for.
    await ask(`UNLISTEN ${CHANNEL}`).catch(() => {});
    letGo(other);
  }
}

/**
 * What a promise gives, or false when it has not come after so many milliseconds.
 * @template Result
 * @param {number} milliseconds
 * @param {Promise<Result>} promise
 * @returns {Promise<Result | false>}
 */
async function within(milliseconds, promise) {
  let timer;
  promise.catch(() => {});
  try {
    return await Promise.race([promise, new Promise((resolve) => (timer = setTimeout(resolve, milliseconds, false)))]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Ends a connection now; pg itself would wait for a server that hangs.
 * @param {import("pg").Client} client
 */
export function letGo(client) {
  // Not in the types of pg.
  const { connection } = /** @type {{ connection?: { stream?: import("node:net").Socket } }} */ (
    /** @type {unknown} */ (client)
  );
  connection?.stream?.destroy();
}
