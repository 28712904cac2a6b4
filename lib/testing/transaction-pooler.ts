import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/**
 * A way to the same database on which, as behind PgBouncer in transaction mode, a client hears of announcements only while it
 * is being answered: in between, its connection to the database is somebody else's. Gives the address.
 */
export async function behindTransactionPooler(address: string): Promise<string> {
  const { hostname, port } = new URL(address);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(Number(port), hostname);
    let isAnswering = true;
    let rest = Buffer.alloc(0);
    client.on("data", (bytes) => {
      isAnswering = true;
      database.write(bytes);
    });
    database.on("data", (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      for (let message = firstOf(rest); message; message = firstOf(rest)) {
        rest = rest.subarray(message.length);
        if (isAnswering || message[0] !== ANNOUNCEMENT) client.write(message);
        if (message[0] === READY) isAnswering = false;
      }
    });
    for (const [one, other] of [[client, database] as const, [database, client] as const]) {
      open.add(one);
      one.on("error", () => {}).on("close", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return Object.assign(new URL(address), { host: `127.0.0.1:${(server.address() as { port: number }).port}` }).href;
}

const ANNOUNCEMENT = "A".charCodeAt(0);
const READY = "Z".charCodeAt(0);

/** A message of the database: a letter, then its length, which counts itself. */
function firstOf(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 5) return undefined;
  const length = 1 + bytes.readUInt32BE(1);
  return bytes.length < length ? undefined : bytes.subarray(0, length);
}
