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
  const waiting = new AbortController();
  const arrived = new Promise((resolve) => {
    const hear = ({ payload }) => payload === proof && resolve(true);
    client.on("notification", hear);
    const timer = setTimeout(resolve, patience, false);
    waiting.signal.addEventListener("abort", () => {
      clearTimeout(timer);
      client.off("notification", hear);
    });
  });
  try {
    await other.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    await other.query("SELECT pg_notify($1, $2)", [CHANNEL, proof]);
    return await arrived;
  } finally {
    waiting.abort();
    // pg would wait for a server that hangs.
    other.connection.stream.destroy();
  }
}
