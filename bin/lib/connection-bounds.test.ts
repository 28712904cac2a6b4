import { EventEmitter } from "node:events";
import { expect, test, vi } from "vitest";
import { boundConnections } from "./connection-bounds.mjs";

const socketFrom = (remoteAddress: string) => Object.assign(new EventEmitter(), { remoteAddress, destroy: vi.fn() });

function connect(addresses: string[], { proxies = 0 } = {}) {
  const server = Object.assign(new EventEmitter(), { maxConnections: 0, closeIdleConnections: vi.fn() });
  boundConnections(server, { proxies, most: 9, mostOfOne: 2 });
  const open = (address: string) => {
    const socket = socketFrom(address);
    server.emit("connection", socket);
    return socket;
  };
  return { server, open, sockets: addresses.map(open) };
}
const turnedAway = (sockets: ReturnType<typeof socketFrom>[]) =>
  sockets.map(({ destroy }) => destroy.mock.calls.length > 0);

test("one address has so many connections and no more, until one of them ends", () => {
  const { open, sockets } = connect(["192.0.2.1", "::ffff:192.0.2.1", "192.0.2.1", "192.0.2.2"]);
  expect(turnedAway(sockets)).toEqual([false, false, true, false]);
  sockets[0]?.emit("close");
  expect(turnedAway([open("192.0.2.1")])).toEqual([false]);
});

test("all addresses of one line of IPv6 count together", () => {
  const { sockets } = connect(["2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1"]);
  expect(turnedAway(sockets)).toEqual([false, false, true, false]);
});

test("proxies and this machine bring everybody's connections", () => {
  expect(turnedAway(connect(["192.0.2.1", "192.0.2.1", "192.0.2.1"], { proxies: 1 }).sockets)).not.toContain(true);
  expect(turnedAway(connect(["127.0.0.1", "127.0.0.1", "127.0.0.1"]).sockets)).not.toContain(true);
});

test("the server has a limit, and lets go of idle ones when it is reached", () => {
  const { server } = connect([]);
  expect(server.maxConnections).toBe(9);
  server.emit("drop");
  expect(server.closeIdleConnections).toHaveBeenCalledOnce();
});
