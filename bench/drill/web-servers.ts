import { startNode } from "@/bin/lib/children.mjs";
import { Failure } from "@/bin/lib/failure.mjs";
import { freePort } from "@/bin/lib/ports.mjs";
import { inRoot } from "@/bin/lib/root.mjs";
import { comesTrue } from "../support/plain-visitor";

/** One web server of several: its address, and how it dies. */
export type WebServer = { port: number; address: string; kill: () => Promise<unknown> };

/** So many web servers of one school on loopback, with the same database, files and secret. */
export async function startWebServers(count: number, env: Record<string, string>): Promise<WebServer[]> {
  const servers: WebServer[] = [];
  for (let number = 0; number < count; number++) servers.push(await startWebServer(env));
  return servers;
}

/** What it says while it is beaten is no news, so it is not shown. */
async function startWebServer(env: Record<string, string>): Promise<WebServer> {
  const port = await freePort();
  const { child, ended } = startNode([inRoot("server/serve.mjs")], {
    env: { ...env, HOST: "127.0.0.1", PORT: String(port), NODE_ENV: "production" },
    stdio: "ignore",
  });
  const address = `http://127.0.0.1:${port}`;
  if (!(await comesTrue(async () => (await fetch(`${address}/api/health`)).ok, 60_000)))
    throw new Failure("一台网站服务器没有启动。");
  return {
    port,
    address,
    kill() {
      child.kill("SIGKILL");
      return ended;
    },
  };
}
