import { randomUUID } from "node:crypto";

const CHANNEL = "announcement_proof";

/**
 * Whether the database's announcements reach this connection. A pool that hands connections on takes every question, and even
 * delivers what the same client announces, because it is being answered at that moment. So somebody else announces, while
 * this one asks for nothing.
 */
export async function announcementsReach(client, connectionString, patience) {
  const { default: pg } = await import("pg");
  const proof = randomUUID();
  const other = new pg.Client({ connectionString, connectionTimeoutMillis: patience, query_timeout: patience });
  other.on("error", () => {});
  let hear;
  let timer;
  const arrived = new Promise((resolve) => {
    hear = ({ payload }) => payload === proof && resolve(true);
    client.on("notification", hear);
  });
  try {
    await other.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    await other.query("SELECT pg_notify($1, $2)", [CHANNEL, proof]);
    // Counted from here, where the database has answered: a slow one is no such pool.
    return await Promise.race([arrived, new Promise((resolve) => (timer = setTimeout(resolve, patience, false)))]);
  } finally {
    clearTimeout(timer);
    client.off("notification", hear);
    await client.query(`UNLISTEN ${CHANNEL}`).catch(() => {});
    // pg would wait for a server that hangs.
    other.connection.stream.destroy();
  }
}
