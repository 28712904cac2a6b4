import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { codeOf } from "./caught.mjs";
import { Failure } from "./failure.mjs";

/**
 * Refuses a port that cannot be opened, before minutes are spent on building.
 * @param {number} port
 * @param {string} host
 */
export async function requireFreePort(port, host) {
  const code = await tryToListen(port, host);
  if (code === "EADDRINUSE")
    throw new Failure(`端口 ${port} 已被占用，请先关闭占用它的程序，或换一个端口：PORT=${port + 1} npm start`);
  if (code === "EACCES")
    throw new Failure(`没有权限使用端口 ${port}，请换一个 1024 以上的端口，例如：PORT=3000 npm start`);
  if (code) throw new Failure(`无法在地址 ${host} 的端口 ${port} 上提供服务，请检查 HOST 的设置（${code}）。`);
}

/**
 * A port of 127.0.0.1 that nobody uses at the moment.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/**
 * Resolves to an error code, or to undefined when the port could be opened.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>}
 */
export function tryToListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer().once("error", (error) => resolve(codeOf(error)));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/** This computer's addresses in the office network, for the others to type. */
export function officeAddresses() {
  return Object.values(networkInterfaces())
    .flat()
    .filter((address) => address?.family === "IPv4" && !address.internal)
    .map((address) => address?.address ?? "");
}
