import { EventEmitter } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect as dial } from "node:net";
import { expect, test, vi } from "vitest";
import { boundConnections, isOneTooMany } from "./connection-bounds.mjs";

const socketFrom = (remoteAddress: string) => Object.assign(new EventEmitter(), { remoteAddress, destroy: vi.fn() });

function connect(addresses: string[], { proxies = 0 } = {}) {
  const server = Object.assign(new EventEmitter(), { maxConnections: 0, closeIdleConnections: vi.fn() });
  boundConnections(server as never, { proxies, most: 9, mostOfOne: 2 });
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

test("who sends requests without reading the answers is cut off before they cost anything", async () => {
  const answering: ServerResponse[] = [];
  const server = createServer((request, response) => {
    if (!isOneTooMany(request, response)) answering.push(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const socket = dial(port, "127.0.0.1");
  const cut = new Promise((resolve) => socket.once("close", resolve));
  socket.on("error", () => {});
  socket.write("GET /courses/search?q=a HTTP/1.1\r\nHost: a\r\n\r\n".repeat(500));
  await cut;
  expect(answering).toHaveLength(8);
  server.close();
});

test("one after another a connection may ask for as much as it likes", async () => {
  const server = createServer((request, response) => {
    if (!isOneTooMany(request, response)) response.end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  for (let at = 0; at < 30; at++) expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe("ok");
  server.closeAllConnections();
  server.close();
});

/** A server that sends more than the lines between can hold, to whoever asks. */
async function aServerThatSendsMuch() {
  const server = createServer((_request, response) => response.end(Buffer.alloc(64 << 20)));
  boundConnections(server, { proxies: 0, stillMs: 300 });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const socket = dial((server.address() as AddressInfo).port, "127.0.0.1");
  socket.on("error", () => {});
  return { server, socket, closed: new Promise((resolve) => socket.once("close", resolve)) };
}

test("a connection on which nothing moves is let go: nothing asked, or nothing read", async () => {
  const idle = await aServerThatSendsMuch();
  await idle.closed;
  idle.server.close();

  const { server, socket } = await aServerThatSendsMuch();
  const letGo = new Promise<void>((resolve) => {
    server.once("connection", (theirs) => theirs.once("close", () => resolve()));
  });
  socket.pause();
  socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  await letGo;
  socket.destroy();
  server.close();
});

test("without another bound it is two minutes", () => {
  expect((connect([]).server as unknown as { timeout: number }).timeout).toBe(120_000);
});
