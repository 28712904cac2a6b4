import { createServer, type Socket } from "node:net";

/**
 * Where the servers find the database: a port that leads to the one in charge, as HAProxy or a virtual address does for a real
 * school. Turned to another database, it cuts what still leads to the old one.
 */
export async function startSwitch(target: number) {
  let to = target;
  const open = new Set<Socket>();
  const server = createServer((from) => {
    const there = new (from.constructor as typeof Socket)().connect(to, "127.0.0.1");
    for (const [socket, other] of [
      [from, there],
      [there, from],
    ] as const) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as { port: number }).port,
    pointTo(port: number): void {
      to = port;
      for (const socket of open) socket.destroy();
    },
    stop(): void {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
